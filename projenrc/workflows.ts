import { cdk8s, github } from 'projen';

/** The README's test command on every supported Node.js line. */
export function addNodeMatrix(project: cdk8s.ConstructLibraryCdk8s): void {
  const workflow = project.github!.addWorkflow('node-versions');
  workflow.on({ pullRequest: {}, push: { branches: ['main'] } });
  workflow.addJob('test', {
    runsOn: ['ubuntu-latest'],
    permissions: { contents: github.workflows.JobPermission.READ },
    strategy: { failFast: false, matrix: { domain: { node: ['20', '22', '24'] } } },
    steps: [
      { uses: 'actions/checkout@v5' },
      { uses: 'actions/setup-node@v5', with: { 'node-version': '${{ matrix.node }}' } },
      { run: 'npm ci' },
      { run: 'npm test' },
    ],
  });
}
