import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWithCorpus, original, overrides } from './originals';
import { rebuilt } from './rebuilt';
import { printed, semanticDifferences } from './semantic-diff';
import { synthesized, synthesizedYaml } from './synthesize';
import { Containerd } from 'cdk8s-hostprocess';

const all = Object.entries(rebuilt);

describe('manifests from the field, rebuilt', () => {
  const lines = Object.values(Containerd).flatMap((containerd) => all.map(([id, rebuild]) => ({ id, rebuild, containerd })));

  test.each(lines)('$id has no error on containerd $containerd', ({ rebuild, containerd }) => {
    expect(synthesizedYaml(rebuild, containerd)).toContain('hostProcess: true');
  });

  test.each(all)('%s needs no patch, no cast and no any', (id) => {
    const source = readFileSync(join(__dirname, 'rebuilt', `${id}.ts`), 'utf8');
    const code = source.replace(/\/\*.*?\*\/|'[^'\n]*'/gsu, '');
    expect(code).not.toMatch(/Patch|\bas\b|\bany\b|\bunknown\b|<\w+>|@ts-|eslint-/u);
  });
});

describeWithCorpus('manifests from the field, against their originals', () => {
  test.each(all)('%s means what its original means', (id, rebuild) => {
    expect(printed(semanticDifferences(original(id), synthesized(rebuild), overrides[id]))).toEqual([]);
  });
});
