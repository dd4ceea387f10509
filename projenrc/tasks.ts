import { cdk8s } from 'projen';

/**
 * Defines `npm test`, `npx projen docgen`, `npx projen generate`, `npx projen generate:schema`,
 * `npm run quickstart` and `npm run bench`.
 */
export function defineTasks(project: cdk8s.ConstructLibraryCdk8s): void {
  project.tasks.addEnvironment('JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION', '1');
  project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

  project.compileTask.reset('jsii --fail-on-warnings');
  project.compileTask.exec('ts-node --transpile-only --project tsconfig.dev.json projenrc/lazy-exports.ts');

  const lint = project.tasks.tryFind('eslint')!;
  project.testTask.reset();
  project.testTask.spawn(project.compileTask);
  project.testTask.exec('tsc --noEmit --project tsconfig.dev.json');
  project.testTask.spawn(lint);
  project.testTask.exec('jest --ci', { receiveArgs: true });

  const docgen = project.tasks.tryFind('docgen')!;
  docgen.description = 'Regenerates API.md, docs/api, docs/rules and the tables of docs/troubleshooting.md';
  docgen.reset('ts-node --transpile-only --project tsconfig.dev.json tools/api-reference/update.ts');
  docgen.exec('ts-node --transpile-only --project tsconfig.dev.json tools/rule-pages/update.ts');

  project.addTask('generate', {
    description: 'Regenerates checked-in files: facts and fields for the scripts of the node agent, and the types of desired.json',
    exec: 'ts-node --transpile-only --project tsconfig.dev.json tools/generate.ts',
  });
  project.addTask('generate:schema', {
    description: 'Regenerates src/facts/kubernetes-schema/fields.json from the API server in KUBEBUILDER_ASSETS',
    exec: 'ts-node --transpile-only --project tsconfig.dev.json tools/kubernetes-schema/update.ts',
  });
  project.addTask('quickstart', {
    description: 'Compiles the library, synthesizes the quickstart example and prints its YAML',
    steps: [{ spawn: project.compileTask.name }, { exec: 'ts-node --transpile-only --project tsconfig.dev.json examples/print.ts quickstart' }],
  });
  project.addTask('bench', {
    description: 'Compares the speed of synthesis and check with other programs, and fails if a ratio exceeds its limit',
    steps: [{ spawn: project.compileTask.name }, { exec: 'ts-node --transpile-only --project tsconfig.dev.json bench/run.ts', receiveArgs: true }],
  });
}
