import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative } from 'path';
import { Yaml } from 'cdk8s';
import { dependenciesOf, pack, run, Tarball, userProject } from './tarball';
import { exampleFolder, examples, keptFile, keptYaml, yamlIn } from '../../examples/synthesize';
import { blocksOf, pages } from '../docs/markdown';
import { programsOf } from '../docs/programs';
import { projectFolder } from '../support/compiled-package';

const pageOf = (name: string) => pages().find(({ path }) => path === name)!;
const programs = programsOf(pageOf('README.md'));
const testing = pageOf('docs/testing.md');
const readme = programs.find(({ yaml }) => yaml !== undefined)!;
const otherLine = /\bcdk8s-plus-(?!28\b)\d+/u;

let scratch: string;
let project: string;
let tarball: Tarball;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'package-'));
  project = join(scratch, 'user-project');
  mkdirSync(project);
  tarball = pack(scratch);
  userProject(project, tarball);
  // The test that init writes is about the chart that its main.ts had.
  rmSync(join(project, 'main.test.ts'));
  rmSync(join(project, '__snapshots__'), { recursive: true });
  writeFileSync(join(project, 'main.ts'), readme.source);
  // `init` installs a newer line one day: the program has to work with it.
  const besides = programs.find(({ source }) => otherLine.test(source))!.source.replace(otherLine, newestLine());
  writeFileSync(join(project, 'besides.ts'), besides);
  const [app] = programsOf(testing);
  const [jestConfig, tests] = blocksOf(testing.text).filter(({ use }) => use === 'jest').map(({ text }) => text);
  writeFileSync(join(project, 'node-admin.ts'), app.source);
  writeFileSync(join(project, 'node-admin.test.ts'), tests);
  writeFileSync(join(project, 'jest.config.js'), jestConfig);
  examples.forEach((name) => cpSync(exampleFolder(name), join(project, name), { recursive: true, filter: (path) => !path.endsWith('dist') }));
}, 600_000);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The line of cdk8s-plus that `init` has installed. */
function newestLine(): string {
  return Object.keys(dependenciesOf(project)).find((name) => name.replace(otherLine, '') === '')!;
}

/** The paths of files below a folder of the project, from the project folder. */
function filesBelow(folder: string, extension: string): string[] {
  return readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => join(folder, name));
}

test('the tarball holds the compiled sources, what they read at run time, and what its readers look for', () => {
  const compiled = filesBelow('src', '.ts').flatMap((path) => ['.js', '.d.ts'].map((extension) => join('lib', relative('src', path)).replace(/\.ts$/u, extension)));
  const readAtRunTime = [...filesBelow('src', '.ps1'), join('src', 'facts', 'kubernetes-schema', 'fields.json')];
  const published = filesBelow('src', '.schema.json');
  const about = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', '.jsii'];
  const forJest = ['jest/index.js', 'jest/index.d.ts'];
  const own = tarball.paths.filter((path) => !path.startsWith('node_modules/'));
  expect([...own].sort()).toEqual([...compiled, ...readAtRunTime, ...published, ...about, ...forJest].sort());
  // Bundled, as jsii wants it: what reads YAML, with what it needs itself.
  const bundled = tarball.paths.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/u.exec(path)?.[1] ?? []);
  expect(bundled.sort()).toEqual(['argparse', 'js-yaml']);
});

test('the project is one as init makes it today, with another line of cdk8s-plus beside the library', () => {
  expect(Object.keys(dependenciesOf(project))).toEqual(expect.arrayContaining(['cdk8s', 'constructs', 'cdk8s-hostprocess', newestLine()]));
});

test('the programs of the README and all examples type-check there', () => {
  expect(examples.length).toBeGreaterThan(0);
  run(project, 'npx', ['tsc', '--noEmit']);
});

test('the program of the README gives the YAML that the README shows', () => {
  run(project, 'npx', ['cdk8s', 'synth']);
  expect(yamlIn(join(project, 'dist'))).toBe(readme.yaml);
});

test('the other line of cdk8s-plus selects the pods of a workload, mounts its ConfigMap and binds its service account', () => {
  run(project, 'npx', ['ts-node', 'besides.ts'], { TS_NODE_TRANSPILE_ONLY: '1' });
  const objects: any[] = Yaml.load(join(project, 'dist', 'agents.k8s.yaml'));
  const only = (kind: string) => objects.find((object) => object.kind === kind);
  const { spec: { selector, template } } = only('DaemonSet');
  expect(only('Service').spec.selector).toEqual(selector.matchLabels);
  expect(template.spec.serviceAccountName).toBe(only('ServiceAccount').metadata.name);
  expect(template.spec.volumes[0].configMap.name).toBe(only('ConfigMap').metadata.name);
  expect(only('RoleBinding').subjects).toEqual([expect.objectContaining({ kind: 'ServiceAccount', name: only('ServiceAccount').metadata.name })]);
});

test('the tests of docs/testing.md pass there, keep a short snapshot, and fail when the app changes', () => {
  run(project, 'npx', ['jest', '--ci=false']);
  const snapshot = readFileSync(join(project, '__snapshots__', 'node-admin.test.ts.snap'), 'utf8');
  expect(snapshot).toContain('# src/agent/kind-firewall-rule.ps1, sha256 ');
  expect(snapshot).not.toContain('Set-StrictMode');
  expect(snapshot).toContain('9400');
  const app = join(project, 'node-admin.ts');
  writeFileSync(app, readFileSync(app, 'utf8').replace('port: 9400', 'port: 9401').replace('localService()', "localSystem({ reason: 'none' })"));
  expect(() => run(project, 'npx', ['jest', '--ci'])).toThrow(/Tests: +2 failed, 2 passed/u);
});

test.each(examples)('the example %s gives the YAML that is kept beside it', (name) => {
  const folder = join(project, name);
  run(folder, 'npx', ['ts-node', 'main.ts'], { TS_NODE_TRANSPILE_ONLY: '1' });
  expect(keptYaml(yamlIn(join(folder, 'dist')))).toBe(readFileSync(keptFile(name), 'utf8'));
});
