import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentFor, kindsRunner, runKinds, Scenario, StepResult } from './kind-runs';
import { proofs } from './kinds';
import { describeWithPowerShell, folderWith } from './powershell';
import { describeWithWinePowerShell, WinePowerShell } from './wine-powershell';

/** How PowerShell for Windows names a file of this machine. */
const onWine = (path: string) => `Z:${path.replaceAll('/', '\\')}`;

function runKindsOnWine(windows: WinePowerShell, scenarios: readonly Scenario[]): StepResult[][] {
  const { scripts, files } = environmentFor(scenarios);
  const result = join(folderWith({}), 'result.json');
  const variables = { ...files, RESULT: result };
  windows.run(`
    ${Object.entries(variables).map(([name, path]) => `$env:${name} = '${onWine(path)}'`).join('\n')}
    $env:SCRIPTS = @(${scripts.map((script) => `'${onWine(script)}'`).join(', ')}) -join "\`n"
    & '${onWine(kindsRunner)}'
  `);
  return JSON.parse(readFileSync(result, 'utf8'));
}

/** Wine puts parts of a certificate's name that contain spaces in quotes; Windows and .NET on Linux do not. */
function withoutQuotes(results: readonly StepResult[][]): StepResult[][] {
  return results.map((steps) => steps.map((step) => ({ ...step, differences: step.differences.map((text) => text.replaceAll('"', '')) })));
}

describeWithWinePowerShell('the simulated Windows in PowerShell for Windows', () => {
  describeWithPowerShell('and on this machine', () => {
    jest.setTimeout(300_000);
    let windows: WinePowerShell;
    beforeAll(() => { windows = new WinePowerShell(); });
    afterAll(() => windows.stop());

    test('a setting of every kind takes the same steps', () => {
      const scenarios = proofs.flatMap(({ cases }) => Object.values(cases)).map(({ state, setting, drift }) => ({
        state, steps: [{ setting }, { drift }, { setting }],
      }));
      expect(withoutQuotes(runKindsOnWine(windows, scenarios))).toEqual(withoutQuotes(runKinds(scenarios)));
    });
  });
});
