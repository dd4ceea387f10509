import * as fc from 'fast-check';
import { callFunctions } from './call-functions';
import { runKinds, Setting, SimulatedWindows, Step } from './kind-runs';
import { describeWithPowerShell, folderWith, run } from './powershell';
import { MachineEnvironmentVariable, MachinePathEntry, RegistryKey } from '../../src';
import { closedValueKeys, sensitiveKeys, sensitiveValues } from '../../src/facts/registry-places';
import { keptRegistryKeys } from '../../src/facts/registry-trees';

const key = 'SOFTWARE\\Contoso\\Agent';
const environment = 'SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment';
const setting: Setting = { id: 'registryValue/64/k', kind: 'registryValue', ensure: 'present', key, view: 64, name: 'Level', type: 'dword', data: 1 };
const absent = (one: Setting): Setting => ({ ...one, ensure: 'absent' });
const dword = (data: number) => ({ type: 4, hex: Buffer.from([data, 0, 0, 0]).toString('hex') });
const utf16 = (text: string) => Buffer.from(text, 'utf16le').toString('hex');
const root = { values: {} };
const node = (values: object): SimulatedWindows => ({ registryKeys: { 'SOFTWARE': root, 'SOFTWARE\\Contoso': root, [key]: { values } } });
const steps = (...settings: Setting[]): Step[] => settings.map((one) => ({ setting: one }));
const setBehind = (name: string, value: unknown): Step => ({ drift: { path: ['registryKeys', key, 'values', `=${name}`], value } });

describeWithPowerShell('a registry value', () => {
  test('that was there before comes back, whatever has become of it since, and the next change starts anew', () => {
    const story: Step[] = [...steps(setting), setBehind('Level', dword(9)), ...steps(absent(setting)), setBehind('Level', dword(5)), ...steps(setting, absent(setting))];
    const [results] = runKinds([{ state: node({ '=Level': { type: 1, hex: '61' } }), steps: story }]);
    expect(results.map(({ error }) => error).filter(Boolean)).toEqual([]);
    const levels = results.map(({ state }) => state.registryKeys[key].values['=Level']);
    // The bytes of a text that was not even one, first; then what somebody has set between.
    expect(levels).toEqual([dword(1), dword(9), { type: 1, hex: '61' }, dword(5), dword(1), dword(5)]);
    expect(results.at(-1)!.state.created).toEqual({});
  });

  test('that the agent found as it was to be stays when it is given up', () => {
    const [results] = runKinds([{ state: node({ '=Level': dword(1) }), steps: steps(setting, absent(setting)) }]);
    expect(results.map(({ status, changes }) => [status, changes])).toEqual([['converged', []], ['converged', []]]);
  });

  test('that was removed comes back', () => {
    const without: Setting = { ...setting, type: 'missing', data: undefined };
    const [[removed, restored]] = runKinds([{ state: node({ '=Level': dword(7), '=Other': dword(1) }), steps: steps(without, absent(without)) }]);
    expect(removed.state.registryKeys[key].values).toEqual({ '=Other': dword(1) });
    expect(restored.state.registryKeys[key].values).toEqual({ '=Level': dword(7), '=Other': dword(1) });
  });

  test('leaves keys of the agent only as long as something is in them', () => {
    const other: Setting = { ...setting, id: 'registryValue/64/other', name: 'Other' };
    const [[, , kept, gone]] = runKinds([{ state: {}, steps: steps(setting, other, absent(setting), absent(other)) }]);
    expect(Object.keys(kept.state.registryKeys).sort()).toEqual(['SOFTWARE', 'SOFTWARE\\Contoso', key, 'SYSTEM']);
    expect(Object.keys(gone.state.registryKeys).sort()).toEqual(['SOFTWARE', 'SYSTEM']);
    expect(gone.state.created).toEqual({});
  });

  test('of somebody else keeps a key that the agent made', () => {
    const [[, , removed]] = runKinds([{ state: {}, steps: [...steps(setting), setBehind('Theirs', dword(1)), ...steps(absent(setting))] }]);
    expect(removed).toMatchObject({ status: 'changed', error: null });
    expect(removed.state.registryKeys[key].values).toEqual({ '=Theirs': dword(1) });
  });

  test('that is to go, such as a password, is not shown in the log', () => {
    const without: Setting = { ...setting, name: 'DefaultPassword', type: 'missing', data: undefined };
    const [[found]] = runKinds([{ state: node({ '=DefaultPassword': { type: 1, hex: utf16('hunter2\0') } }), steps: [{ setting: without, mode: 'audit' }] }]);
    expect(found.differences).toEqual([`value 'DefaultPassword' of registry key '${key}' exists and should not`]);
  });

  test('says in words what it is and what it should be', () => {
    const shown: [object, object, string][] = [
      [{ type: 'dword', data: 1 }, { type: 4, hex: 'ffffffff' }, 'dword 4294967295 instead of dword 1'],
      [{ type: 'qword', data: '18446744073709551615' }, { type: 11, hex: '0100000000000000' }, 'qword 1 instead of qword 18446744073709551615'],
      [{ type: 'string', data: 'a' }, { type: 2, hex: utf16('a\0') }, 'expandString \'a\' instead of string \'a\''],
      [{ type: 'multiString', data: ['a', 'b'] }, { type: 7, hex: utf16('a\0\0') }, 'multiString \'a\' instead of multiString \'a|b\''],
      [{ type: 'binary', data: '00ff' }, { type: 4, hex: '00' }, 'dword 00 instead of binary 00ff'],
      [{ type: 'none', data: undefined }, { type: 10, hex: '0102' }, 'of the type 10 with 2 bytes instead of none'],
    ];
    const results = runKinds(shown.map(([fields, value]) => ({ state: node({ '=Level': value }), steps: [{ setting: { ...setting, ...fields }, mode: 'audit' }] })));
    expect(results.map(([{ differences }]) => differences)).toEqual(shown.map(([, , text]) => [`value 'Level' of registry key '${key}' is ${text}`]));
  });

  test('is what it is to be, whether a program has written the zero at its end or not', () => {
    const values: [object, object][] = [
      [{ type: 'string', data: 'ab' }, { type: 1, hex: utf16('ab') }], [{ type: 'string', data: '' }, { type: 1, hex: '' }], [{ type: 'expandString', data: 'ab' }, { type: 2, hex: utf16('ab\0\0') }],
      [{ type: 'multiString', data: ['a', 'b'] }, { type: 7, hex: utf16('a\0b') }], [{ type: 'multiString', data: [] }, { type: 7, hex: utf16('\0\0') }],
    ];
    const results = runKinds(values.map(([fields, value]) => ({ state: node({ '=Level': value }), steps: steps({ ...setting, ...fields }) })));
    expect(results.map(([{ status }]) => status)).toEqual(values.map(() => 'converged'));
  });

  test('has the bytes that Windows keeps, for every data', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((one) => !/[\u0000\p{Cs}]/u.test(one));
    const some = fc.sample(fc.oneof(
      text.map((data) => ({ type: 'string', data, hex: utf16(`${data}\0`) })),
      fc.array(text, { maxLength: 4 }).map((data) => ({ type: 'multiString', data, hex: utf16(`${data.map((one) => `${one}\0`).join('')}\0`) })),
      fc.nat(4294967295).map((data) => { const bytes = Buffer.alloc(4); bytes.writeUInt32LE(data); return { type: 'dword', data, hex: bytes.toString('hex') }; }),
      fc.bigInt(0n, 2n ** 64n - 1n).map((data) => { const bytes = Buffer.alloc(8); bytes.writeBigUInt64LE(data); return { type: 'qword', data: String(data), hex: bytes.toString('hex') }; }),
      fc.uint8Array({ maxLength: 20 }).map((bytes) => { const data = Buffer.from(bytes).toString('hex'); return { type: 'binary', data, hex: data }; }),
    ), { numRuns: 80, seed: 7 });
    const answers = callFunctions(['registry-values.ps1'], some.map(({ type, data }) => ({ function: 'ConvertTo-RegistryHex', parameters: { Type: type, Data: data } })));
    expect(answers).toEqual(some.map(({ hex }) => ({ output: [hex], error: null })));
  });

  test('is never half of a surrogate pair', () => {
    // JSON of PowerShell 7 mends such texts before the agent sees them, that of 5.1 does not.
    const folder = folderWith({ 'test.ps1': '. $env:SCRIPT\n"\ud83d\ude00", "a", [string][char]0xd83d, [string][char]0xde00 | ForEach-Object { try { Assert-RegistryText -What "x" -Text $_ -Longest 9; "taken" } catch { "refused" } }' });
    expect(run(`${folder}/test.ps1`, { SCRIPT: `${__dirname}/../../src/agent/registry-data.ps1` }).output.trim().split(/\r?\n/u)).toEqual(['taken', 'taken', 'refused', 'refused']);
  });
});

describeWithPowerShell('what constructs and agent refuse to set', () => {
  const places = [
    ...[...sensitiveKeys, 'SOFTWARE\\Contoso'].flatMap((one) => [one, `${one}\\Below`, `${one}Beside`].map((place) => ({ key: place.replace('*', 'Any'), name: 'x' }))),
    ...sensitiveValues.flatMap((one) => [one, `${one}2`, `${one}\\Below`]).map((one) => one.replace('*', 'Any'))
      .map((one) => ({ key: one.slice(0, one.lastIndexOf('\\')).toUpperCase(), name: one.slice(one.lastIndexOf('\\') + 1) })),
    { key: 'SYSTEM\\CurrentControlSet\\Services', name: 'ImagePath' }, { key: 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\u200b', name: '' },
    { key: 'SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment', name: 'A' }, { key: 'HARDWARE\\x', name: '' }, { key: 'SOFTWARE\\a b/c*?[d]', name: 'e\\f' },
  ];

  test('are the same places', () => {
    const byConstruct = places.map((place) => refuses(() => RegistryKey.localMachine(place.key).dword(place.name, 1)));
    const byAgent = runKinds(places.map((place) => ({ state: {}, steps: [{ setting: { ...setting, ...place }, mode: 'audit' as const }] }))).map(([{ refusal }]) => refusal !== null);
    expect(byAgent).toEqual(byConstruct);
    expect(new Set(byAgent)).toEqual(new Set([true, false]));
  });

  test('are the same variables and folders', () => {
    const names = ['Path', 'path', 'PathX', 'COR_X', 'cor_x', 'CORX', 'HTTP_PROXY', 'TMP', 'ProgramFiles(x86)', 'A-B', 'A B', '1A', 'PYTHONPATH', 'OS'];
    const folders = ['C:\\Program Files\\a', 'C:\\Program Files', 'c:\\program files\\a', 'C:\\Program Files (x86)\\a\\b', 'C:\\Program Files\\a;b', 'C:\\tools', 'C:\\Windows\\Temp', 'C:\\Program Files\\a.\\b', 'C:\\Program FilesX\\a'];
    const variable = { id: 'e', kind: 'environmentVariable', ensure: 'present', value: 'x', expands: false } as const;
    const audits = runKinds([
      ...names.map((name) => ({ state: {}, steps: [{ setting: { ...variable, name }, mode: 'audit' as const }] })),
      ...folders.map((folder) => ({ state: {}, steps: [{ setting: { id: 'p', kind: 'pathEntry', ensure: 'present' as const, folder: folder.replace(/^c/u, 'C') }, mode: 'audit' as const }] })),
    ]);
    expect(audits.map(([{ refusal }]) => refusal !== null)).toEqual([
      ...names.map((name) => refuses(() => MachineEnvironmentVariable.of(name, 'x'))), ...folders.map((folder) => refuses(() => MachinePathEntry.of(folder))),
    ]);
  });

  function refuses(make: () => unknown): boolean {
    try {
      make();
      return false;
    } catch {
      return true;
    }
  }
});

describeWithPowerShell('the first folder in the Path', () => {
  const entry: Setting = {
    id: 'pathEntry/c', kind: 'pathEntry', ensure: 'present', folder: 'D:\\Contoso\\bin', position: 'first', sensitiveReason: 'It replaces curl.exe',
  };
  const closed = 'D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)';
  const path = 'C:\\Windows\\system32;C:\\Windows';
  const on = (paths: object): SimulatedWindows => ({
    paths, registryKeys: { [environment]: { values: { '=Path': { type: 2, hex: utf16(`${path}\0`) } } } },
  });
  const folders = (outer: string, inner = closed) => ({ 'D:\\Contoso': { kind: 'directory', sddl: outer }, 'D:\\Contoso\\bin': { kind: 'directory', sddl: inner } });

  test('is one to which only administrators can write, in each pass', () => {
    const open = 'D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1301bf;;;BU)';
    const [[outer], [inner], [missing], [good, , opened]] = runKinds([
      ...[folders(open), folders(closed, open), {}].map((paths) => ({ state: on(paths), steps: [{ setting: entry }] })),
      { state: on(folders(closed)), steps: [{ setting: entry }, { drift: { path: ['paths', 'D:\\Contoso\\bin', 'sddl'], value: open } }, { setting: entry }] },
    ]);
    expect(outer.error).toMatch(/^'D:\\Contoso' can be changed by .*, who could replace the programs of Windows/u);
    expect(inner.error).toMatch(/^'D:\\Contoso\\bin' can be changed by/u);
    expect(missing.error).toContain('does not exist, so others could create it');
    expect([outer, inner, missing].flatMap(({ changes }) => changes.filter((change) => !change.startsWith('backup of ')))).toEqual([]);
    expect(good).toMatchObject({ status: 'changed', error: null });
    expect(good.state.registryKeys[environment].values['=Path'].hex).toBe(utf16(`D:\\Contoso\\bin;${path}\0`));
    expect(opened.error).toContain('who could replace the programs of Windows');
  });

  test('comes back to its place, once, and goes alone', () => {
    const other = { drift: { path: ['registryKeys', environment, 'values', '=Path', 'hex'], value: utf16(`D:\\other;D:\\Contoso\\bin;${path}\0`) } };
    const [[, , moved, gone]] = runKinds([{ state: on(folders(closed)), steps: [{ setting: entry }, other, { setting: entry }, { setting: { ...entry, ensure: 'absent' } }] }]);
    expect([moved, gone].map(({ state }) => state.registryKeys[environment].values['=Path'].hex)).toEqual([utf16(`D:\\Contoso\\bin;D:\\other;${path}\0`), utf16(`D:\\other;${path}\0`)]);
  });
});

describeWithPowerShell('a folder in the Path', () => {
  const entry: Setting = { id: 'pathEntry/c', kind: 'pathEntry', ensure: 'present', folder: 'C:\\Program Files\\Contoso' };
  const withPath = (path: string, type = 2): SimulatedWindows => ({ registryKeys: { [environment]: { values: { '=Path': { type, hex: utf16(`${path}\0`) } } } } });
  const pathIn = ({ registryKeys }: SimulatedWindows) => {
    const { type, hex } = registryKeys[environment].values['=Path'];
    return [type, Buffer.from(hex, 'hex').toString('utf16le').replace(/\0$/u, '')];
  };

  test.each(['%SystemRoot%\\system32;%SystemRoot%', 'C:\\a;', '', 'C:\\a;;C:\\b ; "C:\\c d"', 'C:\\a;;'])('is added behind %j and taken away again, to the letter', (path) => {
    const [[added, removed]] = runKinds([{ state: withPath(path), steps: steps(entry, absent(entry)) }]);
    expect(pathIn(added.state)[1]).toContain(`${path}${path === '' || path.endsWith(';') ? '' : ';'}C:\\Program Files\\Contoso`);
    expect(pathIn(removed.state)).toEqual([2, path]);
  });

  test('stands there already, however it is written, and stays then', () => {
    const written = ['c:\\program files\\CONTOSO', 'C:\\Program Files\\Contoso\\', '"C:\\Program Files\\Contoso"', ' C:/Program Files/Contoso '];
    const results = runKinds(written.map((one) => ({ state: withPath(`C:\\a;${one};C:\\b`), steps: steps(entry, absent(entry)) })));
    expect(results.map((each) => each.flatMap(({ status, changes }) => [status, changes.length]))).toEqual(written.map(() => ['converged', 0, 'converged', 0]));
  });

  test('is not one that only begins alike', () => {
    const [[added]] = runKinds([{ state: withPath('C:\\Program Files\\Contoso\\bin'), steps: steps(entry) }]);
    expect(pathIn(added.state)).toEqual([2, 'C:\\Program Files\\Contoso\\bin;C:\\Program Files\\Contoso']);
  });

  test('is not written into what is no text', () => {
    const states = [withPath('', 7), { registryKeys: { [environment]: root } }];
    expect(runKinds(states.map((state) => ({ state, steps: steps(entry) }))).map(([{ error, changes }]) => [error, changes]))
      .toEqual(states.map(() => ['the Path of the machine is missing or not a string. Repair it on the node.', []]));
  });
});

describeWithPowerShell('a registry key that is to go', () => {
  const old = 'SOFTWARE\\Contoso\\Old';
  const removal: Setting = { id: 'removedRegistryKey/64/o', kind: 'removedRegistryKey', ensure: 'present', key: old, view: 64 };
  const tree = { [old]: { values: { '=a': dword(1) } }, [`${old}\\Below`]: { values: { '=b': { type: 1, hex: utf16('x\0') } }, sddl: 'D:PAI(A;CI;KA;;;SY)' } };
  const withTree = (more: object = {}): SimulatedWindows => ({ registryKeys: { 'SOFTWARE': root, 'SOFTWARE\\Contoso': root, ...tree, ...more } });
  const keysIn = ({ registryKeys }: SimulatedWindows) => Object.keys(registryKeys).sort();

  test('goes with everything in it and nothing beside it, and says how much that is', () => {
    const [[removed]] = runKinds([{ state: withTree({ [`${old}er`]: root, 'SOFTWARE\\Contoso\\Ol': root }), steps: steps(removal) }]);
    expect(removed.differences).toEqual([`registry key '${old}' exists and should not: it consists of 2 keys with 2 values`]);
    expect(keysIn(removed.state)).toEqual(['SOFTWARE', 'SOFTWARE\\Contoso', 'SOFTWARE\\Contoso\\Ol', `${old}er`]);
    expect(removed.changes).toEqual(['backup of removedRegistryKey/64/o', 'record of removedRegistryKey/64/o', `no registry key ${old}\\Below`, `no registry key ${old}`]);
  });

  test('comes back with permissions and values, even if the key that contained it has gone', () => {
    const [results] = runKinds([{ state: withTree(), steps: [...steps(removal), { drift: { path: ['registryKeys'], value: { SOFTWARE: root } } }, ...steps(absent(removal))] }]);
    expect(results.at(-1)).toMatchObject({ status: 'changed', error: null, differences: [`registry key '${old}' lacks 2 keys and 2 values that the agent removed`] });
    expect(results.at(-1)!.state.registryKeys).toEqual({ 'SOFTWARE': root, 'SOFTWARE\\Contoso': root, ...tree });
  });

  test('that others have made anew keeps what they have set, and gets back the rest', () => {
    const anew = { values: { '=a': dword(9), '=new': dword(3) } };
    const [results] = runKinds([{ state: withTree(), steps: [...steps(removal), { drift: { path: ['registryKeys', old], value: anew } }, ...steps(absent(removal))] }]);
    expect(results.at(-1)!.state.registryKeys).toMatchObject({ [old]: anew, [`${old}\\Below`]: tree[`${old}\\Below`] });
    expect(results.at(-1)!.state.created).toEqual({});
  });

  test('that another account has made anew, or opened to others, does not get its values back', () => {
    const stranger = 'S-1-5-21-1-2-3-1001';
    const made = [{ values: {}, owner: stranger }, { values: {}, sddl: 'D:AI(A;CI;KA;;;BU)(A;CIID;KA;;;SY)' }];
    const results = runKinds(made.map((anew) => ({ state: withTree(), steps: [...steps(removal), { drift: { path: ['registryKeys', old], value: anew } }, ...steps(absent(removal))] })));
    expect(results.map((each) => each.at(-1)!.error)).toEqual([
      expect.stringContaining(`registry key '${old}' belongs to ${stranger}, so the agent restores no values into it`),
      expect.stringContaining(`registry key '${old}' has the permissions D:AI(A;CI;KA;;;BU)(A;CIID;KA;;;SY), but had D:AI(A;CIID;KA;;;SY) when the agent removed it`),
    ]);
    results.forEach((each, index) => {
      expect(each.at(-1)!.state.registryKeys).toEqual({ 'SOFTWARE': root, 'SOFTWARE\\Contoso': root, [old]: made[index] });
      expect(Object.keys(each.at(-1)!.state.created)).toEqual([removal.id]);
    });
  });

  test('of which an interrupted agent has left a part closed is opened by the next one', () => {
    // Windows may add flags to the list that it keeps.
    const closed = { ...tree[old], sddl: 'D:PARAI(A;CI;KA;;;SY)(A;CI;KA;;;BA)' };
    const [results] = runKinds([{ state: withTree(), steps: [...steps(removal), { drift: { path: ['registryKeys'], value: { 'SOFTWARE': root, 'SOFTWARE\\Contoso': root, ...tree, [old]: closed } } }, ...steps(absent(removal))] }]);
    expect(results.at(-1)).toMatchObject({ status: 'changed', error: null });
    expect(results.at(-1)!.state.registryKeys).toEqual({ 'SOFTWARE': root, 'SOFTWARE\\Contoso': root, ...tree });
  });

  test('stays as a whole if it contains a link, too much, or a name that cannot be recorded', () => {
    const many = { [`${old}\\Many`]: { values: Object.fromEntries([...Array(4001).keys()].map((index) => [`=${index}`, { type: 0, hex: '' }])) } };
    const states = [
      withTree({ [`${old}\\Link`]: { values: {}, link: true } }), withTree({ [`${old}\\Large`]: { values: { '=x': { type: 3, hex: '00'.repeat(262_144) } } } }),
      withTree(many), withTree({ [`${old}\\Odd`]: { values: { '=a\tb': dword(1) } } }),
    ];
    const results = runKinds(states.map((state) => ({ state, steps: steps(removal) })));
    expect(results.map(([{ error }]) => error)).toEqual([
      expect.stringContaining('it leads through a symbolic link at \'Link\''), expect.stringContaining('has more than 1000 keys, 4000 values or 262144 bytes in it'),
      expect.stringContaining('has more than 1000 keys'), expect.stringContaining('contains the name \'a\tb\', which the agent cannot record'),
    ]);
    results.forEach(([{ changes, state }], index) => expect([changes, keysIn(state)]).toEqual([[], keysIn(states[index]).concat('SYSTEM').filter((one) => one in state.registryKeys).sort()]));
  });

  test('is refused by constructs and agent alike', () => {
    const fill = (pattern: string) => pattern.replaceAll('*', 'Any');
    const places = [...closedValueKeys, ...sensitiveKeys, ...keptRegistryKeys, 'SOFTWARE\\Contoso', 'SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application\\Contoso'].map(fill)
      .flatMap((one) => [one, `${one}\\Below`, `${one}Beside`, one.slice(0, one.lastIndexOf('\\')), one.toUpperCase()]).filter((one) => one.includes('\\'));
    const cases = places.flatMap((place) => [undefined, 'a'].map((reason) => ({ place, reason })));
    const byConstruct = cases.map(({ place, reason }) => refusesKey(() => RegistryKey.localMachine(place, { reason }).removedWithContent()));
    const byAgent = callFunctions(['agent-effects.ps1', 'kind-removed-registry-key.ps1'], cases.map(({ place, reason }) => ({
      function: 'Read-DesiredDocument',
      parameters: {
        Text: JSON.stringify({ schemaVersion: 1, mode: 'enforce', namespace: 'a', name: 'b', settings: [{ ...removal, key: place, sensitiveReason: reason }] }),
      },
    }))).map(({ error }) => error !== null);
    expect(cases.filter((_, index) => byAgent[index] !== byConstruct[index])).toEqual([]);
    expect(new Set(byAgent)).toEqual(new Set([true, false]));
  });

  function refusesKey(make: () => unknown): boolean {
    try {
      make();
      return false;
    } catch {
      return true;
    }
  }
});
