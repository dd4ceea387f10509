import * as fc from 'fast-check';
import { documentOf } from './agent-documents';
import { runKinds, Setting } from './kind-runs';
import { describeWithPowerShell } from './powershell';
import { SimulatedNode } from './simulated-node';
import { HostsEntry } from '../../src';

const marker = '# made by cdk8s-hostprocess';
const setting: Setting = { id: 'hostsEntry/ipv4/registry.example', kind: 'hostsEntry', ensure: 'present', address: '10.0.0.5', name: 'registry.example' };
const absent: Setting = { ...setting, ensure: 'absent' };
const runs = (texts: readonly (string | undefined)[], ...settings: Setting[]) => (
  runKinds(texts.map((hosts) => ({ state: hosts === undefined ? {} : { hosts }, steps: settings.map((each) => ({ setting: each })) })))
);

describeWithPowerShell('the hosts file', () => {
  test('has all it had, byte for byte, with the line and once it is gone again', () => {
    const line = fc.oneof(
      fc.constantFrom('10.1.1.1 a.example', '\t fd00::1\tb.example b # c', '# registry.example', '', '   ', '10.0.0.5 x-registry.example', 'nonsense registry.example', `10.2.2.2\tc.example\t${marker}`),
      fc.string({ unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)), maxLength: 30 }).map((text) => text.replace(/[\r\n]/gu, '')),
    );
    const text = fc.tuple(fc.array(fc.tuple(line, fc.constantFrom('\r\n', '\n'))), fc.option(line, { nil: '' })).map(([lines, last]) => lines.flat().join('') + last);
    const texts = [...fc.sample(text, { numRuns: 150, seed: 4 }), '', '\ufeff'.slice(1), '\u00ef\u00bb\u00bf127.0.0.1 localhost\r\n', 'a', '\n', '\r\n'];
    const results = runs(texts, setting, setting, absent);
    const wrong = results.flatMap(([made, again, removed], index) => {
      const own = `10.0.0.5\tregistry.example\t${marker}`;
      const written = made.state.hosts as string;
      const asIt = written.replace(new RegExp(`10\\.0\\.0\\.5\\tregistry\\.example\\t${marker}\\r?\\n`, 'u'), '');
      const isRight = made.status === 'changed' && written.includes(own) && asIt === texts[index] && again.changes.length === 0 && removed.state.hosts === texts[index];
      return isRight ? [] : [{ text: texts[index], written, removed: removed.state.hosts, error: made.error }];
    });
    expect(wrong).toEqual([]);
  });

  test('gets a line that ends as the others do', () => {
    const [[windows], [unix], [missing]] = runs(['10.1.1.1 a\r\n', '10.1.1.1 a\n', undefined], setting);
    expect([windows, unix, missing].map(({ state }) => state.hosts)).toEqual([
      `10.1.1.1 a\r\n10.0.0.5\tregistry.example\t${marker}\r\n`, `10.1.1.1 a\n10.0.0.5\tregistry.example\t${marker}\n`, `10.0.0.5\tregistry.example\t${marker}\r\n`,
    ]);
  });

  test('of others that gives the name another address is reported, and not touched', () => {
    const texts = ['10.9.9.9 Registry.Example\r\n', '10.1.1.1 a\r\n10.9.9.9 b registry.example # mine\r\n', `10.0.0.5 registry.example\r\n10.9.9.9 registry.example\r\n10.0.0.5\tregistry.example\t${marker}\r\n`];
    runs(texts, setting, absent).slice(0, 2).forEach(([conflict, removed], index) => {
      expect(conflict).toMatchObject({ error: expect.stringMatching(/^line [12] of the hosts file, which the agent did not write, maps 'registry.example' to 10.9.9.9/u), changes: ['backup of hostsEntry/ipv4/registry.example'] });
      expect(conflict.state.hosts).toBe(texts[index]);
      expect(removed).toMatchObject({ status: 'converged', changes: [] });
    });
    const [[shadowed]] = runs(texts.slice(2), setting);
    expect(shadowed.error).toMatch(/^line 2 of the hosts file, which the agent did not write, maps/u);
  });

  test('of others that says the same is enough, and stays', () => {
    const [[v4, gone], [v6]] = [
      ...runs(['10.0.0.5 registry.example'], setting, absent),
      ...runs(['fd00:0:0:0::5 registry.example'], { ...setting, id: 'hostsEntry/ipv6/registry.example', address: 'fd00::5' }),
    ];
    expect([v4, gone, v6].map(({ status, changes }) => [status, changes])).toEqual(Array(3).fill(['converged', []]));
  });

  test('may hold a name in both families of addresses', () => {
    const six: Setting = { ...setting, id: 'hostsEntry/ipv6/registry.example', address: 'fd00::5' };
    const [[, both, one]] = runs([''], setting, six, absent);
    expect(both.state.hosts).toBe(`10.0.0.5\tregistry.example\t${marker}\r\nfd00::5\tregistry.example\t${marker}\r\n`);
    expect(one.state.hosts).toBe(`fd00::5\tregistry.example\t${marker}\r\n`);
  });

  test('gets one line with the new address, however many old ones the agent finds', () => {
    const old = `10.0.0.9 registry.example ${marker}\r\n`;
    const [[moved]] = runs([`${old}10.1.1.1 a\r\n${old}`], setting);
    expect(moved.state.hosts).toBe(`10.1.1.1 a\r\n10.0.0.5\tregistry.example\t${marker}\r\n`);
  });

  test('in UTF-16 is refused', () => {
    const [[refused]] = runs(['\u00ff\u00fe1\u00000\u0000'], setting);
    expect(refused).toMatchObject({ error: expect.stringContaining('UTF-16'), changes: [] });
  });

  // A document is the same for all nodes, so a name that is wrong on one of them must not cost that node its other settings.
  test('does not map the name of the node itself, and the other settings of the document are applied', () => {
    const node = new SimulatedNode({});
    const { exitCode, events } = node.pass(documentOf([HostsEntry.of('10.0.0.5', ['WIN-1', 'registry.example'])]));
    const outcomes = events.filter(({ event }) => event === 'setting').map(({ setting: id, status }) => [id, status]);
    expect({ exitCode, outcomes }).toEqual({ exitCode: 30, outcomes: [['hostsEntry/ipv4/win-1', 'failed'], ['hostsEntry/ipv4/registry.example', 'changed']] });
    expect(events[0].message).toContain('host name \'win-1\' is the name of this node');
    expect(node.state.hosts).toBe(`10.0.0.5\tregistry.example\t${marker}\r\n`);
    expect(node.pass(documentOf([HostsEntry.of('10.0.0.5', ['win-10'])])).exitCode).toBe(0);
  });

  test('is split into words only where Windows splits it: bytes of UTF-8 letters are no white space', () => {
    const inUtf8 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
    const lines = ['10.9.9.9 caf\u00e0registry.example', '10.9.9.9 \u00c5registry.example', '10.9.9.9 x\u00a0registry.example', '10.9.9.9 x\u0085registry.example'];
    runs(lines.map((line) => inUtf8(`${line}\r\n`)), setting).forEach(([made], index) => {
      expect(made).toMatchObject({ status: 'changed', error: null });
      expect(made.state.hosts).toBe(`${inUtf8(lines[index])}\r\n10.0.0.5\tregistry.example\t${marker}\r\n`);
    });
  });
});
