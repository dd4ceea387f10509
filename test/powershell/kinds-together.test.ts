import { everyKind, nodeBefore, onTheNode } from './every-kind';
import { proofs } from './kinds';
import { describeWithPowerShell } from './powershell';

/** Has each agent wait for the other one right before it wants to work. */
const together = {
  'simulated-meeting.ps1': `
$openAtOnce = \${function:Open-NodeLock}

function Open-NodeLock {
    param([int] $TimeoutSeconds)
    $root = Get-NodeStateRoot
    [System.IO.File]::WriteAllText((Join-Path -Path $root -ChildPath "here-$PID"), '')
    while (@([System.IO.Directory]::GetFiles($root, 'here-*')).Count -lt 2) {
        Start-Sleep -Milliseconds 10
    }
    return & $openAtOnce -TimeoutSeconds $TimeoutSeconds
}
`,
};

describeWithPowerShell('the node agent with a setting of every kind', () => {
  jest.setTimeout(120_000);

  test('two agents at once change what one changes, and the one that comes second has nothing to do', async () => {
    const alone = nodeBefore();
    const { exitCode, changes, events } = alone.pass(everyKind);
    const statuses = events.filter(({ event }) => event === 'setting').map(({ kind, status }) => [kind, status]);
    expect(exitCode).toBe(0);
    expect(statuses).toEqual(proofs.map(({ kind, isEnforced = true }) => [kind, isEnforced ? 'changed' : 'drift']));

    const node = nodeBefore();
    const passes = await Promise.all([node.passAsync(everyKind, { scripts: together }), node.passAsync(everyKind, { scripts: together })]);
    expect(passes.map((pass) => pass.exitCode)).toEqual([0, 0]);
    expect(passes.map((pass) => pass.events.at(-1).changedCount).sort()).toEqual([0, statuses.filter(([, status]) => status === 'changed').length]);
    expect(onTheNode(node.changes)).toEqual(onTheNode(changes));
    expect(node.state).toEqual(alone.state);
  });
});
