import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative } from 'path';
import { dependenciesOf, pack, run, Tarball, userProject } from './tarball';
import { exampleFolder, examples, keptFile, keptYaml, yamlIn } from '../../examples/synthesize';
import { pages } from '../docs/markdown';
import { programsOf } from '../docs/programs';
import { projectFolder } from '../support/compiled-package';

const readme = programsOf(pages().find(({ path }) => path === 'README.md')!).find(({ yaml }) => yaml !== undefined)!;

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
  writeFileSync(join(project, 'main.ts'), readme.source);
  examples.forEach((name) => cpSync(exampleFolder(name), join(project, name), { recursive: true, filter: (path) => !path.endsWith('dist') }));
}, 600_000);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The paths of files below a folder of the project, from the project folder. */
function filesBelow(folder: string, extension: string): string[] {
  return readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => join(folder, name));
}

test('the tarball holds the compiled sources, what they read at run time, and what its readers look for', () => {
  const compiled = filesBelow('src', '.ts').flatMap((path) => ['.js', '.d.ts'].map((extension) => join('lib', relative('src', path)).replace(/\.ts$/u, extension)));
  const readAtRunTime = filesBelow('src', '.ps1');
  const published = filesBelow('src', '.schema.json');
  const about = ['package.json', 'README.md', 'LICENSE', 'API.md', 'CHANGELOG.md', '.jsii'];
  const forJest = ['jest/index.js', 'jest/index.d.ts'];
  const own = tarball.paths.filter((path) => !path.startsWith('node_modules/'));
  expect([...own].sort()).toEqual([...compiled, ...readAtRunTime, ...published, ...about, ...forJest].sort());
  // Bundled, as jsii wants it: what reads YAML, with what it needs itself.
  const bundled = tarball.paths.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/u.exec(path)?.[1] ?? []);
  expect(bundled.sort()).toEqual(['argparse', 'js-yaml']);
});

test('the project is one as init makes it today, with another line of cdk8s-plus beside the library', () => {
  const names = Object.keys(dependenciesOf(project));
  expect(names).toEqual(expect.arrayContaining(['cdk8s', 'constructs', 'cdk8s-hostprocess']));
  expect(names.filter((name) => /^cdk8s-plus-/u.test(name) && name !== 'cdk8s-plus-28')).not.toEqual([]);
});

test('the program of the README and all examples type-check there', () => {
  expect(examples.length).toBeGreaterThan(0);
  run(project, 'npx', ['tsc', '--noEmit']);
});

test('the program of the README gives the YAML that the README shows', () => {
  run(project, 'npx', ['cdk8s', 'synth']);
  expect(yamlIn(join(project, 'dist'))).toBe(readme.yaml);
});

test.each(examples)('the example %s gives the YAML that is kept beside it', (name) => {
  const folder = join(project, name);
  run(folder, 'npx', ['ts-node', 'main.ts'], { TS_NODE_TRANSPILE_ONLY: '1' });
  expect(keptYaml(yamlIn(join(folder, 'dist')))).toBe(readFileSync(keptFile(name), 'utf8'));
});
