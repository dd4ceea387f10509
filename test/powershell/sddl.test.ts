import * as fc from 'fast-check';
import { callFunctions, FunctionResult } from './call-functions';
import { describeWithPowerShell } from './powershell';

const GROUP = 'S-1-5-21-1004336348-1177238915-682003330-1001';
const OTHER = 'S-1-5-21-1004336348-1177238915-682003330-1002';
const grant = { sid: GROUP, rights: 'CCLCSWRPWPLOCRRC', flags: '' };
const entry = `(A;;${grant.rights};;;${GROUP})`;

/** What `sc.exe sdshow` and the event log show on Windows Server. */
const known = {
  service: 'D:(A;;CCLCSWRPWPDTLOCRRC;;;SY)(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;BA)(A;;CCLCSWLOCRRC;;;IU)(A;;CCLCSWLOCRRC;;;SU)'
    + 'S:(AU;FA;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;WD)',
  channel: 'O:BAG:SYD:(A;;0xf0007;;;SY)(A;;0x7;;;BA)(A;;0x7;;;SO)(A;;0x3;;;IU)(A;;0x3;;;SU)(A;;0x3;;;S-1-5-3)(A;;0x3;;;S-1-5-33)(A;;0x1;;;S-1-5-32-573)',
  key: 'D:AI(A;CIID;KR;;;BU)(A;CIID;KA;;;BA)(A;CIID;KA;;;SY)(A;CIIOID;KA;;;CO)(A;CIID;KR;;;AC)',
};

interface Descriptor {
  readonly head: string;
  readonly control: string;
  readonly explicit: readonly { readonly text: string; readonly own: boolean }[];
  readonly inherited: readonly string[];
  readonly tail: string;
}

const rights = fc.constantFrom('KA', 'KR', 'CCLCSWLOCRRC', 'CCDCLCSWRPWPDTLOCRSDRCWDWO', '0x1', '0xf0007', 'GA', '');
const others = fc.constantFrom('SY', 'BA', 'BU', 'WD', 'AC', OTHER, 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464', 'S-1-15-3-1024-1', 'S-1-1-0');
const foreign = fc.tuple(fc.constantFrom('A', 'D', 'OA', 'AU'), fc.constantFrom('', 'CI', 'OICI', 'NP', 'FA', 'CIIO'), rights, others)
  .map(([type, flags, right, sid]) => ({ text: `(${type};${flags};${right};;;${sid})`, own: false }));
const denied = rights.map((right) => ({ text: `(D;;${right};;;${GROUP})`, own: false }));
const own = fc.tuple(fc.constantFrom('', 'CI', 'CIIO'), rights).map(([flags, right]) => ({ text: `(A;${flags};${right};;;${GROUP})`, own: true }));
const inherited = fc.tuple(rights, fc.oneof(others, fc.constant(GROUP))).map(([right, sid]) => `(A;CIID;${right};;;${sid})`);
const descriptors: fc.Arbitrary<Descriptor> = fc.record({
  head: fc.constantFrom('', 'O:BAG:SY', 'O:S-1-5-18', `G:${OTHER}`),
  control: fc.constantFrom('', 'P', 'AI', 'PAI', 'ARAI'),
  explicit: fc.array(fc.oneof({ weight: 5, arbitrary: foreign }, { weight: 2, arbitrary: own }, { weight: 1, arbitrary: denied }), { maxLength: 8 }),
  inherited: fc.array(inherited, { maxLength: 4 }),
  tail: fc.constantFrom('', 'S:', 'S:(AU;FA;KA;;;WD)', 'S:PAI(ML;;NW;;;ME)(AU;SAFA;CC;;;WD)'),
});

function text({ head, control, explicit, inherited: last, tail }: Descriptor): string {
  return `${head}D:${control}${explicit.map((each) => each.text).join('')}${last.join('')}${tail}`;
}

/** The model: the entry stands where the first of the group's own stood, else behind the explicit ones. */
function withEntry(descriptor: Descriptor): string {
  const first = descriptor.explicit.findIndex((each) => each.own);
  const explicit = descriptor.explicit.flatMap((each, index) => (index === first ? [{ ...each, text: entry }] : each.own ? [] : [each]));
  return text({ ...descriptor, explicit: first < 0 ? [...explicit, { text: entry, own: true }] : explicit });
}

function withoutEntry(descriptor: Descriptor): string {
  return text({ ...descriptor, explicit: descriptor.explicit.filter((each) => !each.own) });
}

function call(name: string, sddls: readonly string[], more: object = {}, subject = grant): FunctionResult[] {
  return callFunctions(['sddl.ps1'], sddls.map((Sddl) => ({ function: name, parameters: { Sddl, ...more }, grant: subject })));
}

describeWithPowerShell('the entry of a group in a security descriptor', () => {
  const samples = fc.sample(descriptors, { numRuns: 150, seed: 5 });
  const texts = samples.map(text);
  const results = (name: string, of: readonly string[], more?: object) => call(name, of, more).map(({ output, error }) => error ?? output[0]);

  test('is added without changing anything else', () => {
    expect(results('Add-SddlGrant', texts)).toEqual(samples.map(withEntry));
  });

  test('is added once', () => {
    const added = samples.map(withEntry);
    expect(results('Add-SddlGrant', added)).toEqual(added);
  });

  test('is taken out without changing anything else', () => {
    expect(results('Remove-SddlGrant', texts)).toEqual(samples.map(withoutEntry));
    expect(results('Remove-SddlGrant', samples.map(withEntry))).toEqual(samples.map(withoutEntry));
  });

  test('is as it should be after it was added, unless an entry denies it', () => {
    const denials = samples.map((sample) => sample.explicit.filter((each) => /^\(D;[^;]*;[^;]+;;;/.test(each.text) && each.text.includes(GROUP) && !each.text.includes(';GA;')).length);
    expect(call('Compare-SddlGrant', samples.map(withEntry), { Ensure: 'present' }).map(({ output }) => output.length)).toEqual(denials);
    expect(denials.some((count) => count > 0)).toBe(true);
  });

  test('is reported, each of them, where it should not be', () => {
    expect(call('Compare-SddlGrant', texts, { Ensure: 'absent' }).map(({ output }) => output.length))
      .toEqual(samples.map((sample) => sample.explicit.filter((each) => each.own).length));
  });

  test('is missing in a new Windows, and goes in and out again', () => {
    const before = Object.values(known);
    expect(call('Compare-SddlGrant', before, { Ensure: 'present' }).map(({ output }) => output)).toEqual(before.map(() => [`no entry for the group instead of entry ${entry}`]));
    const added = results('Add-SddlGrant', before) as string[];
    expect(added.filter((sddl) => sddl.includes(entry))).toEqual(added);
    expect(results('Remove-SddlGrant', added)).toEqual(before);
  });

  test('is the same when Windows writes its rights in another order or as a number', () => {
    const written = [`D:(A;;RCCRLOWPRPSWLCCC;;;${GROUP})`, `D:(A;;0x201BD;;;${GROUP})`];
    expect(call('Compare-SddlGrant', written, { Ensure: 'present' })).toEqual(written.map(() => ({ output: [], error: null })));
  });

  test('differs by more or fewer rights, inheritance or a second entry', () => {
    const entries = [
      `(A;;CCDCLCSWRPWPLOCRRC;;;${GROUP})`, `(A;;CCLCSWLOCRRC;;;${GROUP})`, `(A;CI;CCLCSWRPWPLOCRRC;;;${GROUP})`, `${entry}(A;;SD;;;${GROUP})`,
    ];
    const written = entries.map((each) => `D:(A;;KA;;;SY)${each}`);
    expect(results('Compare-SddlGrant', written, { Ensure: 'present' })).toEqual(entries.map((each) => `${each} instead of entry ${entry}`));
    expect(results('Add-SddlGrant', written)).toEqual(entries.map(() => `D:(A;;KA;;;SY)${entry}`));
  });

  test('is refused beside what cannot be read', () => {
    const unreadable = {
      'a conditional entry': `D:(A;;KA;;;SY)(XA;;FX;;;S-1-1-0;(@User.Title=="PM"))${entry}`,
      'a conditional denial': 'D:(XD;;FX;;;WD;(Member_of {SID(BA)}))',
      'a resource attribute': 'D:(A;;KA;;;SY)S:(RA;;;;;WD;("Secrecy",TU,0x0,3))',
      'no list at all': 'O:BAG:SYS:(AU;FA;KA;;;WD)',
      'a list that lets everybody in': 'D:NO_ACCESS_CONTROL',
      'nothing': '',
      'an entry that is cut off': 'D:(A;;KA;;;SY)(A;;KA;;;B',
      'text behind the end': 'D:(A;;KA;;;SY)\n',
      'lower case': 'd:(a;;ka;;;sy)',
      'two lists': 'D:(A;;KA;;;SY)D:(A;;KA;;;BA)',
    };
    for (const name of ['Add-SddlGrant', 'Remove-SddlGrant']) {
      expect(call(name, Object.values(unreadable)).map(({ output }) => output)).toEqual(Object.keys(unreadable).map(() => []));
    }
  });

  test('is refused beside rights that it does not know', () => {
    expect(call('Add-SddlGrant', ['D:(A;;CCQQ;;;SY)'])[0].error).toMatch(/^the security descriptor has the right 'QQ'/);
  });

  describe('of a group that Windows brings along', () => {
    const readers = { sid: 'S-1-5-32-573', rights: '0x1', flags: '' };

    test('is met by any entry that allows as much', () => {
      const written = ['(A;;0x1;;;S-1-5-32-573)', '(A;;0x1;;;ER)', '(A;;0x7;;;ER)', '(A;;0x2;;;ER)'].map((has) => `D:(A;;0x7;;;BA)${has}`);
      expect(call('Compare-SddlGrant', written, { Ensure: 'present' }, readers).map(({ output }) => output.length)).toEqual([0, 0, 0, 1]);
    });

    test('stands beside what Windows gave it', () => {
      const [added] = call('Add-SddlGrant', ['D:(A;;0x2;;;ER)(A;;0x7;;;BA)'], {}, readers);
      expect(added.output).toEqual(['D:(A;;0x2;;;ER)(A;;0x7;;;BA)(A;;0x1;;;S-1-5-32-573)']);
    });

    test('is taken out alone', () => {
      const [cleared] = call('Remove-SddlGrant', ['D:(A;;0x2;;;ER)(A;;0x7;;;BA)(A;;0x1;;;ER)'], {}, readers);
      expect(cleared.output).toEqual(['D:(A;;0x2;;;ER)(A;;0x7;;;BA)']);
    });

    test('that reaches sub-keys is not met by an entry that stops at the key', () => {
      const keyReaders = { sid: 'S-1-5-32-558', rights: '0x20019', flags: 'CI' };
      const has = ['(A;;KR;;;MU)', '(A;CIIO;KR;;;MU)', '(A;CINP;KR;;;MU)', '(A;CI;KR;;;MU)'];
      expect(call('Compare-SddlGrant', has.map((each) => `D:${each}`), { Ensure: 'present' }, keyReaders).map(({ output }) => output.length)).toEqual([1, 1, 1, 0]);
    });
  });
});
