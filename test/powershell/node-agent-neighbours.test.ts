import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentOf, freshNode, group, rule } from './agent-documents';
import { describeWithPowerShell } from './powershell';
import { Pass, PassOptions, SimulatedNode } from './simulated-node';
import { FirewallRule, LocalGroup } from '../../src';

const MARKER = 'agents/node-admin/base/pass.txt';
const ran = (output: string) => output.includes('"event":"run"');

/** Somebody keeps files open: the agent can neither replace nor delete them. */
const heldScripts = {
  'simulated-held.ps1': ['Write-NodeFile', 'Remove-NodePath'].map((name) => `
$real${name.replace('-', '')} = \${function:${name}}
function ${name} {
    param([string] $Path, [string] $Text)
    if ($null -ne $env:SIMULATION_HELD -and $Path -like $env:SIMULATION_HELD) {
        throw "'$Path' is open"
    }
    & $real${name.replace('-', '')} @PSBoundParameters
}
`).join(''),
};
const held = (pattern: string): PassOptions => ({ scripts: heldScripts, env: { SIMULATION_HELD: pattern } });

describeWithPowerShell('what other programs of the node do to the node agent', () => {
  describe('the marker for the probes', () => {
    test('says that this revision is in place, or that it is not', async () => {
      const node = new SimulatedNode(freshNode);
      await node.loop(documentOf([rule]), ran);
      expect(node.files[MARKER]).toBe(`ready:${node.revisionOf(documentOf([rule]))}\n`);
      const failing = documentOf([LocalGroup.existing('operators')]);
      await node.loop(failing, ran);
      expect(node.files[MARKER]).toBe(`failed:${node.revisionOf(failing)}\n`);
    });

    test('is gone while the first pass runs', async () => {
      const node = new SimulatedNode(freshNode);
      await node.loop(documentOf([rule]), ran);
      const { changes } = await node.loop(documentOf([rule]), ran);
      expect(changes.filter((change) => change.includes('pass.txt'))).toEqual([`no file /${MARKER}`, `file /${MARKER}`]);
    });

    test('that cannot be changed ends no pass, and ends the agent rather than report an old success', async () => {
      const node = new SimulatedNode(freshNode);
      const failing = documentOf([rule, LocalGroup.existing('operators')]);
      mkdirSync(join(node.root, 'agents/node-admin/base'), { recursive: true });
      writeFileSync(join(node.root, MARKER), 'ready:of an earlier pass\n');
      const pass = await node.loop(failing, () => false, held('*pass.txt'));
      expect(pass.exitCode).toBe(40);
      expect(Object.keys(node.state.firewall.rules)).toEqual(['exporter']);
    });

    test('that is right already need not be changed', async () => {
      const node = new SimulatedNode(freshNode);
      await node.loop(documentOf([rule]), ran, { scripts: heldScripts });
      const { events } = await node.loop(documentOf([rule]), ran, held('*pass.txt'));
      expect(events.at(-1)).toMatchObject({ status: 'converged', message: null });
    });
  });

  test.each(['agents', 'backup', 'created', 'pending', 'running', 'services', 'textfile'])('a namespace called %s shares no folder with the records', async (namespace) => {
    const node = new SimulatedNode(freshNode);
    await node.loop({ ...documentOf([group]), namespace }, ran);
    expect(node.files[`agents/${namespace}/base/pass.txt`]).toMatch(/^ready:/u);
    const closed = new Set(Object.values<any>(node.state.stateFolders).map(({ sddl }) => sddl));
    expect([...closed]).toEqual(['O:SYG:SYD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)']);
  });

  test('a log that nobody reads stops neither the pass nor another agent', async () => {
    const rules = Array.from({ length: 120 }, (_, index) => FirewallRule.allowInbound(`rule-${index}`, { port: 1, remoteAddresses: ['Any'], description: 'x'.repeat(900) }));
    const others = Array.from({ length: 120 }, (_, index) => FirewallRule.allowInbound(`rule-${index}`, { port: 2, remoteAddresses: ['Any'], description: 'y'.repeat(900) }));
    const node = new SimulatedNode(freshNode);
    node.pass(documentOf(rules));
    // Each change is told with both descriptions: more than a pipe holds.
    const unread = node.unread(documentOf(others));
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const pass = await node.passAsync(documentOf([rule]));
    unread.kill('SIGKILL');
    expect(pass.exitCode).toBe(0);
    expect(Object.values<any>(node.state.firewall.rules).filter(({ localPorts }) => localPorts === '2')).toHaveLength(120);
    if (unread.exitCode === null && unread.signalCode === null) {
      await once(unread, 'close');
    }
  });

  test('a log that is read too late lacks the oldest lines, and says so', () => {
    const late = `
$mostLogLines = 2
$global:IsLate = $true
$written = \${function:Test-LogWritten}
$wait = \${function:Wait-Log}
function Test-LogWritten {
    -not $global:IsLate -and (& $written)
}
function Wait-Log {
    param([int] $Seconds)
    $global:IsLate = $false
    & $wait -Seconds $Seconds
}
`;
    const rules = ['a', 'b', 'c'].map((name) => FirewallRule.allowInbound(name, { port: 1, remoteAddresses: ['Any'] }));
    const { exitCode, events } = new SimulatedNode(freshNode).pass(documentOf(rules), { scripts: { 'simulated-late.ps1': late } });
    expect({ exitCode, lines: events.map(({ event, setting, message }) => setting ?? message ?? event) }).toEqual({
      exitCode: 0, lines: ['firewallRule/c', 'run', '2 lines were dropped, because nothing read the log'],
    });
  });

  test('Windows that does not answer holds the lock for a limited time, and what was done before is in the log', async () => {
    const node = new SimulatedNode(freshNode);
    const limited = node.script('script.ps1').replace('PassTimeoutSeconds = 3600', 'PassTimeoutSeconds = 2');
    const silent = 'function Test-NodeRebootPending { Start-Sleep -Seconds 600 }\n';
    const pass = node.pass(documentOf([rule]), { scripts: { 'script.ps1': limited, 'simulated-silent.ps1': silent } });
    expect({ exitCode: pass.exitCode, events: pass.events.map(({ setting }) => setting) }).toEqual({ exitCode: null, events: ['firewallRule/exporter'] });
    expect(node.pass(documentOf([rule])).exitCode).toBe(0);
  });

  test('Windows that does not say whether a reboot is pending fails nothing', () => {
    const node = new SimulatedNode(freshNode);
    const broken = 'function Test-NodeRebootPending { throw "no" }\n';
    const document = { ...documentOf([rule]), textfileDirectory: join(node.root, 'textfile') };
    const { exitCode, events } = node.pass(document, { scripts: { 'simulated-unknown.ps1': broken } });
    expect({ exitCode, run: events.at(-1) }).toMatchObject({ exitCode: 0, run: { status: 'changed', rebootPending: null } });
    expect(node.files['textfile/node-admin_base.prom']).not.toContain('reboot_pending');
  });

  describe('scripts that others can change', () => {
    const passOf = (volume: Readonly<Record<string, string>>, more: PassOptions = {}) => {
      const node = new SimulatedNode({ ...freshNode, volume } as object);
      const { exitCode, events } = node.pass({ ...documentOf([rule]), textfileDirectory: join(node.root, 'textfile') }, more);
      const gauge = /^hostprocess_agent_scripts_writable\{.*\} (\d)$/mu.exec(node.files['textfile/node-admin_base.prom'])?.[1];
      return { exitCode, gauge, warning: events.find(({ event }) => event === 'warning')?.message };
    };

    test('are told in the log and in the metrics', () => {
      const open = 'D:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1301bf;;;AU)';
      expect(passOf({ 'script.ps1': open })).toEqual({ exitCode: 0, gauge: '1', warning: expect.stringMatching(/script\.ps1, .* can be changed by AU\. An account that can change it/u) });
      expect(passOf({ 'run-node-script.ps1': open })).toMatchObject({ gauge: '1' });
      const prepare = (code: string) => mkdirSync(join(code, '..data'));
      expect(passOf({ '..data': open }, { prepare })).toMatchObject({ exitCode: 0, gauge: '1' });
    });

    test('are not those to whose folder users may add files: what they add does not run', () => {
      expect(passOf({})).toEqual({ exitCode: 0, gauge: '0', warning: undefined });
    });

    test('may be unknown', () => {
      const silent = "function Read-NodeVolumeSecurity { throw 'denied' }\n";
      expect(passOf({}, { scripts: { 'simulated-silent.ps1': silent } })).toEqual({ exitCode: 0, gauge: undefined, warning: expect.stringContaining('cannot be read: denied') });
    });
  });

  describe('metrics that a reader keeps open', () => {
    const document = (node: SimulatedNode) => ({ ...documentOf([rule]), textfileDirectory: join(node.root, 'textfile') });
    const files = (node: SimulatedNode) => Object.keys(node.files).filter((name) => name.startsWith('textfile/'));
    const message = ({ events }: Pass) => events.at(-1).message;

    test('are closed to everybody, and new ones get another name until the file can be replaced', () => {
      const node = new SimulatedNode(freshNode);
      node.pass(document(node));
      const pass = node.pass(document(node), held('*base.prom'));
      expect({ exitCode: pass.exitCode, message: message(pass), files: files(node) }).toEqual({
        exitCode: 0, message: null, files: ['textfile/node-admin_base.prom', 'textfile/node-admin_base_2.prom'],
      });
      expect(node.state.stateFolders['/textfile/node-admin_base.prom']).toEqual({ sddl: 'D:P' });
      node.pass(document(node));
      expect(files(node)).toEqual(['textfile/node-admin_base.prom']);
    });

    test('are told where all names are kept open', () => {
      const node = new SimulatedNode(freshNode);
      node.pass(document(node));
      const pass = node.pass(document(node), held('*.prom'));
      expect({ exitCode: pass.exitCode, message: message(pass) }).toEqual({ exitCode: 0, message: expect.stringMatching(/^metrics could not be written: .* is open$/u) });
    });
  });
});
