import { execFileSync } from 'child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join, resolve } from 'path';
import { configuration, layers } from './layers';

const root = resolve(__dirname, '..', '..');
const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');

/** Each refused import of the sources below a folder, as "rule: from -> to". */
function violations(folder: string): string[] {
  const scratch = mkdtempSync(join(tmpdir(), 'imports-'));
  try {
    const config = join(scratch, 'config.json');
    writeFileSync(config, JSON.stringify(configuration));
    const output = execFileSync(process.execPath, [cruiser, '--config', config, '--output-type', 'json', 'src'], {
      cwd: folder, encoding: 'utf8', maxBuffer: 100 * 1024 * 1024,
    });
    const { summary } = JSON.parse(output) as { summary: { violations: { from: string; to: string; rule: { name: string } }[] } };
    return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort();
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The same for a small tree of files. */
function violationsOf(files: Record<string, string>): string[] {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tree-')));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return violations(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the sources import only downwards, and nothing in a circle', () => {
  expect(violations(root)).toEqual([]);
});

test('every import between two layers is reported exactly when it does not go down', () => {
  const names = Object.keys(layers);
  const order = ['facts', 'rules', 'node', 'account', 'container', 'workload', 'settings'];
  const allowed = (from: string, to: string) => {
    switch (from) {
      case 'manifests': return to === 'facts';
      case 'review': return ['manifests', 'rules', 'facts'].includes(to);
      case 'cli': return ['manifests', 'review', 'rules', 'facts'].includes(to);
      case 'addons': case 'guardrails': return order.includes(to);
      case 'account': return to !== 'node' && order.indexOf(to) >= 0 && order.indexOf(to) < order.indexOf(from);
      default: return order.indexOf(to) >= 0 && order.indexOf(to) < order.indexOf(from);
    }
  };
  const pairs = names.flatMap((from) => names.filter((to) => to !== from).map((to) => ({ from, to })));
  const files = Object.fromEntries([
    ...names.map((name) => [`src/${name}/index.ts`, 'export const value = 1;\n']),
    ...pairs.map(({ from, to }) => [`src/${from}/to-${to}.ts`, `import { value } from '../${to}';\nexport const own = value;\n`]),
  ]);
  expect(violationsOf(files)).toEqual(pairs
    .filter(({ from, to }) => !allowed(from, to))
    .map(({ from, to }) => `${from}-imports-only-what-is-below: src/${from}/to-${to}.ts -> src/${to}/index.ts`)
    .sort());
});

test.each([
  ['a type-only circle', 'no-cycle: src/node/a.ts -> src/node/b.ts', {
    'src/node/a.ts': "import type { B } from './b';\nexport interface A { b: B }\n",
    'src/node/b.ts': "import { A } from './a';\nexport interface B { a?: A }\n",
  }],
  ['the public index from inside', 'nobody-imports-index: src/node/a.ts -> src/index.ts', {
    'src/index.ts': 'export const value = 1;\n',
    'src/node/a.ts': "export * from '../index';\n",
  }],
  ['code in agent/', 'agent-is-data: src/settings/a.ts -> src/agent/run.ts', {
    'src/agent/run.ts': 'export const value = 1;\n',
    'src/settings/a.ts': "export * from '../agent/run';\n",
  }],
  ['a package in the facts', 'facts-imports-no-package: src/facts/a.ts -> cdk8s', { 'src/facts/a.ts': "import { App } from 'cdk8s';\nexport type A = App;\n" }],
  ['a package in the rules', 'rules-imports-no-package: src/rules/a.ts -> constructs', {
    'src/rules/a.ts': "import { Construct } from 'constructs';\nexport type A = Construct;\n",
  }],
  ['a folder that is no layer', 'every-file-has-its-layer: src/utils/a.ts -> src/facts/b.ts', {
    'src/facts/b.ts': 'export const value = 1;\n',
    'src/utils/a.ts': "export * from '../facts/b';\n",
  }],
  ['a file outside src/', 'no-import-leaves-src: src/node/a.ts -> test/b.ts', {
    'test/b.ts': 'export const value = 1;\n',
    'src/node/a.ts': "export * from '../../test/b';\n",
  }],
])('reports %s', (_, violation, files) => {
  expect(violationsOf(files as Record<string, string>)).toContainEqual(violation);
});

test('lets the facts use what Node.js brings', () => {
  expect(violationsOf({ 'src/facts/a.ts': "import { createHash } from 'node:crypto';\nexport const hash = createHash;\n" })).toEqual([]);
});
