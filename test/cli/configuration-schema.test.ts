import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { CORE_SCHEMA, dump, load } from 'js-yaml';
import { ConfigurationError, readConfiguration } from '../../src/cli/read-configuration';
import { blocksOf } from '../docs/markdown';
import { projectFolder } from '../support/compiled-package';

const validate = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(readFileSync(join(projectFolder, 'src', 'cli', 'configuration.schema.json'), 'utf8')));

function isAccepted(configuration: object): boolean {
  try {
    readConfiguration('c.yaml', Buffer.from(dump(configuration)));
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return false;
  }
}

const complete = {
  target: { containerd: '1.7.20', kubernetes: 'v1.33' },
  failOn: 'warning',
  exclude: ['vendor/**'],
  baseline: '.baseline.json',
  severities: { HPC009: 'error', hpc046: { severity: 'off', reason: 'x' } },
  suppressions: [{ rule: 'HPC023', reason: 'x', subject: 'Pod *', path: 'a/**', expires: '2030-06-30' }],
};

const suppression = (changes: object) => ({ suppressions: [{ ...complete.suppressions[0], ...changes }] });
const severity = (value: unknown) => ({ severities: { HPC046: value } });

test.each([
  {}, complete, { exclude: null, severities: null, suppressions: null }, { target: { containerd: 1.7 } }, { target: { containerd: 'containerd://1.7.20+azure' } },
  { target: { containerd: 2 } }, { target: { containerd: '2.1' } }, severity({ severity: 'error' }), severity({ severity: false, reason: 'x' }),
])('%j is a configuration for the command and for the schema', (configuration) => {
  expect([isAccepted(configuration), validate(configuration)]).toEqual([true, true]);
});

test.each([
  { targets: {} }, { target: { containerd: '1.5' } }, { target: { containerd: '3' } }, { target: { kubernetes: 1.3 } }, { target: { kubernetes: '2.0' } }, { failOn: 'all' },
  { exclude: 'vendor' }, { exclude: ['a\\b'] }, { exclude: [''] }, { baseline: '' }, { baseline: 7 }, severity('off'), severity('warning'), severity({ severity: 'off' }),
  severity({ reason: 'x' }), severity({ severity: 'info', reason: 'x' }), severity({ severity: 'off', reason: ' ' }), { severities: { X1: 'error' } }, { severities: ['HPC046'] },
  { suppressions: {} }, { suppressions: [{ rule: 'HPC046' }] }, { suppressions: [{ reason: 'x' }] }, suppression({ rule: 'all' }), suppression({ reason: '' }),
  suppression({ until: 'x' }), suppression({ expires: '2030-13-01' }), suppression({ path: 'a\\b' }),
])('%j is refused by the command and by the schema', (configuration) => {
  expect([isAccepted(configuration), validate(configuration)]).toEqual([false, false]);
});

test('the example in the page is valid, and every key of the schema is in the page', () => {
  const page = readFileSync(join(projectFolder, 'docs', 'check.md'), 'utf8');
  const example = blocksOf(page).map(({ text }) => text).find((text) => text.startsWith('# yaml-language-server') && text.includes('suppressions:'))!;
  expect([validate(load(example, { schema: CORE_SCHEMA })), validate.errors]).toEqual([true, null]);
  expect(isAccepted(load(example, { schema: CORE_SCHEMA }) as object)).toBe(true);
  expect(Object.keys(complete)).toEqual(Object.keys((validate.schema as { properties: object }).properties));
});
