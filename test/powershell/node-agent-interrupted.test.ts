import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { documentOf, freshNode, rule } from './agent-documents';
import { describeWithPowerShell } from './powershell';
import { SimulatedNode } from './simulated-node';
import { LocalGroup, LocalGroupGrant, PathAccess } from '../../src';

/** What counts at the end: the node, and what the agent keeps. */
function outcome(node: SimulatedNode): object {
  const kept = Object.entries(node.files).map(([file, text]) => [file, file.endsWith('.json') ? JSON.parse(text) : text]);
  return { state: node.state, files: Object.fromEntries(kept) };
}

/** Kills the agent before its n-th change, for every n, and runs it again each time. */
async function killedEverywhere(document: object, start: SimulatedNode): Promise<void> {
  const undisturbed = start.copy();
  const { changes, exitCode } = undisturbed.pass(document);
  expect(exitCode).toBe(0);
  const expected = outcome(undisturbed);
  const points = changes.map((_, index) => index + 1);
  const different: string[] = [];
  const worker = async (own: readonly number[]) => {
    for (const point of own) {
      const node = start.copy();
      const killed = await node.passAsync(document, { env: { SIMULATION_KILL_BEFORE: String(point) } });
      const again = await node.passAsync(document);
      if (killed.exitCode !== null || again.exitCode !== 0 || !isDeepStrictEqual(outcome(node), expected)) {
        different.push(`${point}: before "${changes[point - 1]}", ${killed.exitCode}, then ${again.exitCode}`);
      }
    }
  };
  await Promise.all([0, 1].map((half) => worker(points.filter((point) => point % 2 === half))));
  process.stderr.write(`killed before each of ${points.length} changes\n`);
  expect(points.length).toBeGreaterThan(5);
  expect(different).toEqual([]);
}

describeWithPowerShell('the node agent, interrupted', () => {
  test('killed before any change and run again, it leaves the node as an undisturbed run does', async () => {
    const grants = [LocalGroupGrant.directory('C:/new/deep', PathAccess.MODIFY, { createIfMissing: true }), LocalGroupGrant.service('Spooler')];
    await killedEverywhere(documentOf([LocalGroup.define('readers', { grants }), rule]), new SimulatedNode(freshNode));
  }, 300_000);

  test('the same while it takes everything back', async () => {
    const grants = [LocalGroupGrant.directory('C:/data'), LocalGroupGrant.logOnLocally()];
    const node = new SimulatedNode(freshNode);
    expect(node.pass(documentOf([LocalGroup.define('readers', { grants })])).exitCode).toBe(0);
    await killedEverywhere(documentOf([LocalGroup.define('readers', { grants }).absent()]), node);
  }, 300_000);

  test('a lock that is not given back ends the agent, with nothing changed', async () => {
    const document = documentOf([rule]);
    const node = new SimulatedNode(freshNode);
    const slow = {
      'simulated-slow.ps1': `
function Test-NodeRebootPending {
    while (-not [System.IO.File]::Exists((Join-Path -Path $env:SIMULATION_ROOT -ChildPath 'enough'))) {
        Start-Sleep -Milliseconds 50
    }
    return $false
}
`,
    };
    const impatient = { 'agent-state.ps1': (node.script('agent-state.ps1')).replace('[DateTime]::UtcNow.AddSeconds($TimeoutSeconds)', '[DateTime]::UtcNow.AddSeconds(1)') };
    const holder = node.passAsync(document, { scripts: { ...slow, 'simulated-reboot.ps1': '' } });
    while (node.files['running/lock'] === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const waiting = await node.passAsync(document, { scripts: impatient });
    writeFileSync(join(node.root, 'enough'), '');
    expect({ exitCode: waiting.exitCode, message: waiting.events.at(-1).message }).toEqual({ exitCode: 40, message: expect.stringContaining('another agent has kept') });
    expect((await holder).exitCode).toBe(0);
  });

  test('the agent that stays heals what drifts, and is unready while a setting fails', async () => {
    const document = documentOf([LocalGroup.existing('operators'), rule]);
    const node = new SimulatedNode(freshNode);
    const runs: string[] = [];
    const loop = node.loop(document, (output) => {
      const seen = output.split('\n').filter((line) => line.includes('"event":"run"')).map((line) => JSON.parse(line).status);
      if (seen.length > runs.length) {
        runs.push(`${seen.at(-1)} ${node.files['agents/node-admin/base/pass.txt'].split(':')[0]}`);
        if (runs.length === 1) {
          node.change((state) => state.groups.push({ name: 'operators', description: '', sid: 'S-1-5-21-1-2-3-7' }));
        }
      }
      return runs.length >= 3;
    });
    await loop;
    expect(runs[0]).toBe('failed failed');
    expect(runs.at(-1)).toBe('converged ready');
  });
});
