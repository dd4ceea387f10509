import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { audited, documentOf, freshNode, grants, group, rule } from './agent-documents';
import { describeWithPowerShell } from './powershell';
import { NodeState, Pass, SimulatedNode } from './simulated-node';
import { FirewallRule, LocalGroup, LocalGroupGrant, NodeDirectory, PathPermission, PathPrincipal } from '../../src';

const everything = () => documentOf([group, rule]);
const statuses = ({ events }: Pass) => events.filter(({ event }) => event === 'setting').map(({ setting, status }) => [setting, status]);
const onNode = (changes: readonly string[]) => changes.filter((change) => !/^(?:no )?file | of the agent /u.test(change));
const readers = (state: any) => state.groups.find(({ name }: any) => name === 'readers');

let converged: any;

function convergedState(): any {
  const node = new SimulatedNode(freshNode);
  node.pass(everything());
  return node.state;
}

describeWithPowerShell('the node agent', () => {
  test('makes everything in the first pass, and changes nothing in the second', () => {
    const node = new SimulatedNode(freshNode);
    const document = everything();
    const first = node.pass(document);
    expect({ errors: first.errors, exitCode: first.exitCode, failed: first.events.filter(({ status }) => status === 'failed') }).toEqual({ errors: '', exitCode: 0, failed: [] });
    const { state } = node;
    const { sid } = readers(state);
    expect(state.paths['C:\\data'].sddl).toContain(`(A;OICI;0x1200a9;;;${sid})`);
    expect(state.paths['C:\\new'].sddl).not.toMatch(/;;;(?:AU|BU|WD)\)/u);
    expect(state.services.Spooler).toMatch(/^D:\(A;;CCLCSWLOCRRC;;;AU\).*S:\(AU;FA;/u);
    expect(state.userRights[sid]).toEqual(['SeInteractiveLogonRight']);
    expect(Object.keys(state.firewall.rules)).toEqual(['exporter']);

    const second = node.pass(document);
    expect({ exitCode: second.exitCode, changes: onNode(second.changes) }).toEqual({ exitCode: 0, changes: [] });
    expect(statuses(second).every(([, status]) => status === 'converged')).toBe(true);
    expect(node.state).toEqual(state);
  });

  test.each<[string, (state: any) => void]>([
    ['the description of the group', (state) => { readers(state).description = 'x'; }],
    ['permissions of a directory, as a start of kubelet resets them', (state) => { state.paths['C:\\data'].sddl = 'D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)'; }],
    ['an entry that lets the group do more', (state) => { state.paths['C:\\data'].sddl = state.paths['C:\\data'].sddl.replace('0x1200a9', 'FA'); }],
    ['permissions of a service', (state) => { state.services.Spooler = freshNode.services!.Spooler; }],
    ['a user right that a group policy took away', (state) => { state.userRights = {}; }],
    ['the port of a firewall rule', (state) => { state.firewall.rules.exporter.localPorts = 'Any'; }],
    ['a firewall rule that was switched off', (state) => { state.firewall.rules.exporter.enabled = 'False'; }],
  ])('finds and heals %s', (_what, drift) => {
    converged ??= convergedState();
    const { groups, services, userRights, firewall } = converged;
    const node = new SimulatedNode({ ...converged, stateFolders: {} });
    node.change(drift);
    const pass = node.pass(everything());
    expect(statuses(pass).filter(([, status]) => status !== 'converged')).toEqual([[expect.any(String), 'changed']]);
    expect(node.state).toMatchObject({ groups, services, userRights, firewall });
    expect(node.state.paths['C:\\data'].sddl).toContain(`(A;OICI;0x1200a9;;;${readers(node.state).sid})`);
  });

  test('audit reports what differs, and changes nothing on the node', () => {
    const node = new SimulatedNode(freshNode);
    const before = node.state;
    const pass = node.pass(audited([group, rule]));
    expect({ exitCode: pass.exitCode, changes: onNode(pass.changes) }).toEqual({ exitCode: 0, changes: [] });
    expect(new Set(statuses(pass).map(([, status]) => status))).toEqual(new Set(['drift']));
    expect({ ...node.state, stateFolders: {} }).toEqual(before);
    expect(Object.keys(node.files).filter((file) => /^(?:backup|created)\//u.test(file))).toEqual([]);
  });

  test('a failed setting stops what depends on it and nothing else, until it works', () => {
    const node = new SimulatedNode({ ...freshNode, services: {} });
    const operators = LocalGroup.existing('operators', { grants: [LocalGroupGrant.service('Spooler')] });
    const document = documentOf([operators, LocalGroup.define('readers'), rule]);
    const failed = node.pass(document);
    expect(failed.exitCode).toBe(30);
    expect(statuses(failed)).toEqual([
      ['localGroup/operators', 'failed'], ['serviceAccess/operators/spooler', 'skipped'], ['localGroup/readers', 'changed'], ['firewallRule/exporter', 'changed'],
    ]);
    node.change((state) => {
      state.groups.push({ name: 'operators', description: '', sid: 'S-1-5-21-1-2-3-7' });
      state.services.Spooler = freshNode.services!.Spooler;
    });
    expect(node.pass(document).exitCode).toBe(0);
  });

  describe('changes nothing', () => {
    const refused = (document: object | string, options: Parameters<SimulatedNode['pass']>[1], text: string, state = freshNode) => {
      const node = new SimulatedNode(state);
      const before = node.state;
      const pass = node.pass(document, options);
      expect({ exitCode: pass.exitCode, changes: pass.changes, files: node.files }).toEqual({ exitCode: 20, changes: [], files: {} });
      expect(node.state).toEqual(before);
      expect(pass.events).toEqual([expect.objectContaining({ event: 'refused', message: expect.stringContaining(text) })]);
    };
    const edited = (edit: (document: any) => void) => {
      const document = everything();
      edit(document);
      return document;
    };

    test.each<[string, (document: any) => void, string]>([
      ['another schema version', (document) => { document.schemaVersion = 2; }, 'supports version 1'],
      ['an unknown kind behind known ones', (document) => { document.settings.push({ id: 'x', kind: 'shell', ensure: 'present' }); }, "the kind 'shell'"],
      ['an unknown field', (document) => { document.settings[0].members = ['x']; }, 'has members, which this agent does not know'],
      ['a missing field', (document) => { delete document.settings[1].path; }, 'lacks path'],
      ['an id twice', (document) => { document.settings[1].id = document.settings[0].id; }, 'must be unique'],
      ['a dependency that comes later', (document) => { document.settings.reverse(); }, 'is not an earlier setting'],
      ['an unknown mode', (document) => { document.mode = 'dry-run'; }, 'mode of the document must be of type "enforce" | "audit"'],
      ['a namespace that climbs', (document) => { document.namespace = '..\\x'; }, 'cannot be the name of a folder'],
      ['a path that TypeScript would refuse', (document) => { document.settings[1].path = 'C:\\Windows\\System32'; }, 'no group gets access there'],
      ['a path that climbs', (document) => { document.settings[1].path = 'C:\\data\\..\\Windows'; }, 'ends with a dot'],
      ['no settings', (document) => { document.settings = []; }, 'has no settings'],
    ])('for %s', (_what, edit, text) => {
      refused(edited(edit), {}, text);
    });

    test('for what is no JSON', () => refused('{ "schemaVersion": 1,', {}, ''));
    test('for a document that was exchanged', () => refused(everything(), { tampered: { 'desired.json': JSON.stringify(documentOf([rule])) } }, 'a ConfigMap was replaced'));
    test('for a script that was exchanged', () => refused(everything(), { tampered: { 'sddl.ps1': '# nothing' } }, 'a ConfigMap was replaced'));
  });

  describe('at the end of a pass', () => {
    const permissions = NodeDirectory.of('C:/data', { permissions: [PathPermission.of(PathPrincipal.LOCAL_SERVICE)] });
    const grant = LocalGroup.define('readers', { grants: [LocalGroupGrant.directory('C:/data')] });
    // Synth refuses the two together.
    const both = () => ({ ...documentOf([grant]), settings: [...documentOf([grant]).settings, ...documentOf([permissions]).settings] });

    test('a setting that a later one has undone is a failure, in this pass and the next', () => {
      const node = new SimulatedNode(freshNode);
      for (const pass of [node.pass(both()), node.pass(both())]) {
        expect(pass.exitCode).toBe(30);
        expect(pass.events.filter(({ event, status }) => event === 'setting' && status === 'failed')).toEqual([
          expect.objectContaining({ setting: 'pathAccess/readers/c:\\data', message: expect.stringContaining('has undone this one') }),
        ]);
      }
    });

    test('what a function of a kind prints is no result', () => {
      const noise = "$quiet = ${function:Sync-FirewallRuleSetting}\n\nfunction Sync-FirewallRuleSetting {\n    'noise'\n    & $quiet @args\n}\n";
      const { exitCode, events } = new SimulatedNode(freshNode).pass(documentOf([rule]), { scripts: { 'simulated-noise.ps1': noise } });
      expect({ exitCode, settingCount: events.at(-1).settingCount, status: events.at(-1).status }).toEqual({ exitCode: 0, settingCount: 1, status: 'changed' });
    });
  });

  describe('its own folder', () => {
    const rootIs = (make: (path: string) => void, stateFolders: NodeState['stateFolders'] = {}) => {
      const node = new SimulatedNode({ ...freshNode, stateFolders });
      make(node.root);
      const pass = node.pass(everything());
      return { exitCode: pass.exitCode, message: pass.events.at(-1).message, changes: onNode(pass.changes) };
    };

    test('is made for SYSTEM to write and for nobody else, in one step', () => {
      const node = new SimulatedNode(freshNode);
      const { changes } = node.pass(documentOf([rule]));
      const { owner, sddl } = node.state.stateFolders['/'];
      expect(owner).toBe('S-1-5-18');
      expect(sddl).toMatch(/^O:SYG:SYD:P/u);
      const entries = [...sddl.matchAll(/\(A;OICI;([^;]+);;;([A-Z]+)\)/gu)].map(([, rights, who]) => [who, rights]);
      expect(entries).toEqual([['SY', 'FA'], ['BA', 'FA']]);
      const records = ['created', 'backup', 'pending', 'running', 'services'].map((name) => `folder /${name} of the agent O:SYG:SYD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)`);
      expect(changes).toEqual(expect.arrayContaining(records));
    });

    test('is not used where somebody else has put it', () => {
      const refused = (why: string) => ({ exitCode: 40, message: expect.stringContaining(why), changes: [] });
      expect(rootIs((path) => mkdirSync(path), { '/': { owner: 'S-1-5-21-9-9-9-1001' } })).toEqual(refused('is owned by S-1-5-21-9-9-9-1001'));
      expect(rootIs((path) => symlinkSync('/tmp', path))).toEqual(refused('is a link'));
      expect(rootIs((path) => writeFileSync(path, ''))).toEqual(refused('is a file'));
    });

    test.each([
      ['/', '(A;CIID;DCLCRPCR;;;BU)', ''],
      ['/created', '(A;OICI;0x1301bf;;;S-1-5-21-1-2-3-1001)', '/created'],
      ['/backup', '(A;;WD;;;LS)', '/backup'],
      ['/pending', '(A;OICIIO;GW;;;AU)', '/pending'],
      ['/services', '(A;OICI;FA;;;BU)', '/services'],
      ['/running', '(A;;0x100;;;IU)', '/running'],
    ])('is not used where, at %s, %s lets others change it', (folder, entry, told) => {
      const { exitCode, message, changes } = rootIs((path) => mkdirSync(join(path, folder), { recursive: true }), { [folder]: { sddl: `D:PAI(A;OICI;FA;;;SY)(A;OICIIO;GA;;;CO)${entry}` } });
      expect({ exitCode, message, changes }).toEqual({ exitCode: 40, message: expect.stringContaining(`${told} can be changed by `), changes: [] });
    });

    // A reader of a file can keep it open, and then the agent cannot replace it.
    test('is closed to those who may read it, such as a folder that kubelet made for a hostPath', () => {
      const node = new SimulatedNode({ ...freshNode, stateFolders: { '/': { sddl: 'D:AI(A;OICIID;FA;;;SY)(A;OICIIOID;GA;;;CO)(A;OICIID;0x1200a9;;;BU)' } } });
      mkdirSync(node.root);
      expect(node.pass(documentOf([rule])).exitCode).toBe(0);
      expect(node.state.stateFolders['/'].sddl).toMatch(/D:P\(A;OICI;FA;;;SY\)\(A;OICI;FA;;;BA\)$/u);
    });

    test('is used where the first administrator has made it', () => {
      const administrator = 'S-1-5-21-1-2-3-500';
      expect(rootIs((path) => mkdirSync(path), { '/': { owner: administrator, sddl: `D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;LA)(A;OICI;FA;;;${administrator})(A;;FA;;;OW)` } }).exitCode).toBe(0);
    });
  });

  describe('built-in groups, whatever they are called here', () => {
    test('an administrative one gets no grants', () => {
      const node = new SimulatedNode(freshNode);
      const document = documentOf([LocalGroup.existing('x', { grants: [LocalGroupGrant.directory('C:/data')] })]);
      document.settings.forEach((setting: any) => { setting[setting.kind === 'localGroup' ? 'name' : 'group'] = 'Administratoren'; });
      const pass = node.pass(document);
      expect({ exitCode: pass.exitCode, changes: onNode(pass.changes), message: pass.events[1].message }).toEqual({
        exitCode: 30, changes: [], message: "group 'Administratoren' is administrative (S-1-5-32-544), and cannot get grants",
      });
    });

    test('no other one is taken for a group of ours', () => {
      const node = new SimulatedNode(freshNode);
      const pass = node.pass(documentOf([LocalGroup.define('Ereignisprotokollleser')]));
      expect({ exitCode: pass.exitCode, changes: onNode(pass.changes) }).toEqual({ exitCode: 30, changes: [] });
    });

    test('one that is not administrative gets grants and is left as it is', () => {
      const node = new SimulatedNode(freshNode);
      const pass = node.pass(documentOf([LocalGroup.existing('Ereignisprotokollleser', { grants: [LocalGroupGrant.directory('C:/data')] })]));
      expect({ exitCode: pass.exitCode, changes: onNode(pass.changes) }).toEqual({ exitCode: 0, changes: ['permissions of C:\\data'] });
    });
  });

  test('a link on the way to a path is not followed', () => {
    const node = new SimulatedNode({ ...freshNode, paths: { ...freshNode.paths, 'C:\\data': { kind: 'link' } } });
    const pass = node.pass(documentOf([LocalGroup.define('readers', { grants: [LocalGroupGrant.file('C:/data/a.log')] })]));
    expect({ exitCode: pass.exitCode, changes: onNode(pass.changes) }).toEqual({ exitCode: 30, changes: ['group readers'] });
    expect(pass.events[1].message).toContain("leads through a link at 'C:\\data'");
  });

  describe('removal', () => {
    const gone = () => documentOf([LocalGroup.define('readers', { grants }).absent()]);

    test('takes back what the agent made, grants before the group', () => {
      const node = new SimulatedNode(freshNode);
      node.pass(documentOf([group]));
      const pass = node.pass(gone());
      expect(pass.exitCode).toBe(0);
      expect(onNode(pass.changes).at(-1)).toBe('group readers removed');
      expect(JSON.stringify(node.state)).not.toContain('S-1-5-21-1-2-3-1001)');
      expect(Object.keys(node.files).filter((file) => file.startsWith('created/'))).toEqual([]);
      expect(onNode(node.pass(gone()).changes)).toEqual([]);
    });

    test('leaves alone what was there before the agent', () => {
      const node = new SimulatedNode({ ...freshNode, groups: [{ name: 'readers', description: 'by hand', sid: 'S-1-5-21-1-2-3-77' }] });
      const pass = node.pass(documentOf([LocalGroup.define('readers').absent()]));
      expect({ exitCode: pass.exitCode, changes: onNode(pass.changes) }).toEqual({ exitCode: 30, changes: [] });
      expect(pass.events[0].message).toContain('existed before the agent');
    });

    test('an old description is kept before it is healed, once', () => {
      const node = new SimulatedNode({ ...freshNode, groups: [{ name: 'readers', description: 'by hand', sid: 'S-1-5-21-1-2-3-77' }] });
      node.pass(documentOf([LocalGroup.define('readers', { description: 'one' })]));
      node.pass(documentOf([LocalGroup.define('readers', { description: 'two' })]));
      const backups = Object.entries(node.files).filter(([file]) => file.startsWith('backup/')).map(([, text]) => JSON.parse(text));
      expect(backups).toEqual([expect.objectContaining({ id: 'localGroup/readers', was: expect.objectContaining({ description: 'by hand' }) })]);
    });
  });

  test('texts of every sort arrive as they were written', () => {
    const awkward = fc.constantFrom('"', "'", '`', '$(throw 1)', ';', '\u2018', '\u2019', '\u201c', '\u201e', '\u202e', '%PATH%', '&', '{0}', '\\', '\u0085', '\ud83d\ude00', '\u0130');
    const text = fc.array(fc.oneof(awkward, fc.string({ unit: 'grapheme', maxLength: 5 })), { minLength: 1, maxLength: 20 }).map((parts) => `x${parts.join('')}x`)
      .filter((each) => each.length <= 256 && !/[\u0000-\u001f\u007f|]/u.test(each));
    const texts = [...fc.sample(text, { numRuns: 150, seed: 1 }), 'x'.repeat(256)];
    const long = 'y'.repeat(1024);
    const node = new SimulatedNode(freshNode);
    const rules = texts.map((displayName, index) => FirewallRule.allowInbound(`rule-${index}`, { port: 1, remoteAddresses: ['Any'], displayName, description: long }));
    expect(node.pass(documentOf(rules)).exitCode).toBe(0);
    expect(texts.map((_, index) => node.state.firewall.rules[`rule-${index}`].displayName)).toEqual(texts);
    expect(new Set(Object.values<any>(node.state.firewall.rules).map(({ description }) => description))).toEqual(new Set([long]));
    expect(onNode(node.pass(documentOf(rules)).changes)).toEqual([]);
  });

  test('a line of the log stays below the 16 KiB of a container log, and is JSON', () => {
    const node = new SimulatedNode({ ...freshNode, groups: [{ name: 'readers', description: '\u00e9"\n'.repeat(10_000), sid: 'S-1-5-21-1-2-3-77' }] });
    const { output, events } = node.pass(documentOf([LocalGroup.define('readers')]));
    expect(Math.max(...output.split('\n').map((line) => Buffer.byteLength(line)))).toBeLessThan(16_384);
    expect(output).toMatch(/^[\n -~]+$/u);
    expect(events[0].differences[0]).toContain("group 'readers' has the description '\u00e9\"\n");
  });
});
