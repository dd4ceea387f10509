import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import { load, loadAll } from 'js-yaml';
import { HostProcessWorkload, Rules } from '../../src';
import { examples, outputFolder, synthesize } from '../../examples/synthesize';

/** What the rules have to say about the examples: each line a risk that the README of the example owns up to. */
const knownWarnings: Readonly<Record<string, readonly string[]>> = {};

interface Synthesized {
  readonly files: Readonly<Record<string, string>>;
  readonly exports: object;
}

const cache = new Map<string, Synthesized>();

function synthesized(example: string): Synthesized {
  const known = cache.get(example);
  if (known !== undefined) {
    return known;
  }
  const folder = join(mkdtempSync(join(tmpdir(), 'example-')), 'dist');
  try {
    const result = { exports: synthesize(example, folder), files: filesOf(folder) };
    cache.set(example, result);
    return result;
  } finally {
    rmSync(join(folder, '..'), { recursive: true });
  }
}

function filesOf(folder: string): Record<string, string> {
  return existsSync(folder)
    ? Object.fromEntries(readdirSync(folder).sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
    : {};
}

describe.each(examples)('example %s', (example) => {
  const folder = join(outputFolder(example), '..');

  test('keeps the YAML that it gives', () => {
    expect(filesOf(outputFolder(example))).toEqual(synthesized(example).files);
  });

  test('has nothing to hide from the rules', () => {
    const documents = Object.values(synthesized(example).files).flatMap((text) => loadAll(text));
    const findings = Rules.check(documents).map(({ text }) => text);
    expect(findings).toEqual(knownWarnings[example] ?? []);
  });

  test('is laid out as cdk8s init lays out an app', () => {
    expect(load(readFileSync(join(folder, 'cdk8s.yaml'), 'utf8'))).toEqual({ language: 'typescript', app: 'npx ts-node main.ts' });
    expect(Object.keys(synthesized(example).files)).toEqual([`${example}.k8s.yaml`]);
  });

  test('is explained in a README', () => {
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toMatch(/^# \S/u);
    expect(readFileSync(join(folder, '..', 'README.md'), 'utf8')).toContain(`[${example}](${example})`);
  });
});

void [App, Chart, HostProcessWorkload];
