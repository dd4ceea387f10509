import { mkdirSync } from 'node:fs';
import { documentOf, rule } from './agent-documents';
import type { SimulatedWindows } from './kind-runs';
import { proofs } from './kinds';
import { describeWithPowerShell } from './powershell';
import { SimulatedNode } from './simulated-node';

const firstCases = proofs.map(({ cases }) => Object.values(cases)[0]);
const document = { ...documentOf([rule]), settings: firstCases.map(({ setting }) => setting) };

/** One Windows on which none of them is in place. */
function merged(one: SimulatedWindows, other: SimulatedWindows): SimulatedWindows {
  return Object.fromEntries([...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => {
    const [left, right] = [one[key], other[key]];
    const areTables = [left, right].every((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
    return [key, areTables ? merged(left, right) : right ?? left];
  }));
}

/** A node with the folder of agents, as it is once one has run. */
function fresh(): SimulatedNode {
  const always = { registryKeys: { SOFTWARE: { values: {} } }, stateRoot: { owner: 'S-1-5-18' } };
  const node = new SimulatedNode(firstCases.map(({ state }) => state).reduce(merged, always));
  mkdirSync(node.root);
  return node;
}

/** Has each agent wait for the other one right before it wants to work. */
const together = {
  'simulated-meeting.ps1': `
$openAtOnce = \${function:Open-NodeLock}

function Open-NodeLock {
    param([string] $Root, [int] $TimeoutSeconds)
    [System.IO.File]::WriteAllText((Join-Path -Path $Root -ChildPath "here-$PID"), '')
    while (@([System.IO.Directory]::GetFiles($Root, 'here-*')).Count -lt 2) {
        Start-Sleep -Milliseconds 10
    }
    return & $openAtOnce -Root $Root -TimeoutSeconds $TimeoutSeconds
}
`,
};

/** Without the agents' folders and the markers, which each pod has of its own. */
const onTheNode = (changes: readonly string[]) => changes.filter((change) => !/ of the agent|ready\.txt$/u.test(change));

describeWithPowerShell('the node agent with a setting of every kind', () => {
  jest.setTimeout(120_000);

  test('two agents at once change what one changes, and the one that comes second has nothing to do', async () => {
    const alone = fresh();
    const { exitCode, changes, events } = alone.pass(document);
    const statuses = events.filter(({ event }) => event === 'setting').map(({ kind, status }) => [kind, status]);
    expect(exitCode).toBe(0);
    expect(statuses).toEqual(proofs.map(({ kind, isEnforced = true }) => [kind, isEnforced ? 'changed' : 'drift']));

    const node = fresh();
    const passes = await Promise.all([node.passAsync(document, { scripts: together }), node.passAsync(document, { scripts: together })]);
    expect(passes.map((pass) => pass.exitCode)).toEqual([0, 0]);
    expect(passes.map((pass) => pass.events.at(-1).changedCount).sort()).toEqual([0, statuses.filter(([, status]) => status === 'changed').length]);
    expect(onTheNode(node.changes)).toEqual(onTheNode(changes));
    expect(node.state).toEqual(alone.state);
  });
});
