import { cdk8s, github } from 'projen';

const setup: github.workflows.JobStep[] = [
  { uses: 'actions/checkout@v5' },
  { uses: 'actions/setup-node@v7.0.0', with: { 'node-version': '${{ matrix.node }}' } },
  { run: 'npm ci' },
];

/**
 * Runs the test command of the README on every supported version of Node.js, without any component.
 */
export function addNodeMatrix(project: cdk8s.ConstructLibraryCdk8s): void {
  addMatrix(project, 'node-versions', { node: ['20', '22', '24'] }, ['ubuntu-latest'], [{ run: 'npm test' }]);
}

/**
 * Runs the tests of every kind of node setting in Windows PowerShell 5.1, the engine that runs the
 * scripts on nodes.
 */
export function addWindowsPowerShell(project: cdk8s.ConstructLibraryCdk8s): void {
  addMatrix(project, 'windows-powershell', { node: ['22'], os: ['windows-2022', 'windows-2025'] }, ['${{ matrix.os }}'], [{
    run: 'npx jest --ci test/powershell/kinds- test/powershell/sddl',
    env: { PWSH: 'powershell.exe', HOSTPROCESS_REQUIRE: 'powershell' },
  }]);
}

function addMatrix(
  project: cdk8s.ConstructLibraryCdk8s, name: string, domain: Record<string, string[]>, runsOn: string[], steps: github.workflows.JobStep[],
): void {
  const workflow = project.github!.addWorkflow(name);
  workflow.on({ pullRequest: {}, push: { branches: ['main'] } });
  workflow.addJob('test', {
    runsOn,
    permissions: { contents: github.workflows.JobPermission.READ },
    strategy: { failFast: false, matrix: { domain } },
    steps: [...setup, ...steps],
  });
}
