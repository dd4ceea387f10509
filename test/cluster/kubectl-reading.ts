import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubeObject } from './api-client';

/** What the real kubectl reads from a file. */
export interface KubectlReading {
  readonly objects: readonly KubeObject[];
  /** Its errors about the file, in its own words. */
  readonly errors: readonly string[];
}

const END = 'end-of-file';

/**
 * Lets kubectl read files without an API server. A patch that changes nothing prints what it has read. Starting it takes longer
 * than reading, so it reads all files at once; an object between them tells which file the others come from.
 */
export function readByKubectl(assets: string, inputs: readonly Buffer[]): KubectlReading[] {
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-reading-'));
  try {
    const nameOf = (index: number) => `${String(index).padStart(6, '0')}.yaml`;
    inputs.forEach((bytes, index) => {
      writeFileSync(join(folder, nameOf(2 * index)), bytes);
      writeFileSync(join(folder, nameOf(2 * index + 1)), JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: END } }));
    });
    const { stdout, stderr, error } = spawnSync(join(assets, 'kubectl'), ['patch', '--local', '--type=merge', '--patch={}', '--output=json', '--filename=.'], {
      cwd: folder, encoding: 'utf8', maxBuffer: 1024 ** 3, env: { ...process.env, KUBECONFIG: devNull },
    });
    if (error !== undefined) {
      throw error;
    }
    const printed = stdout.split(/(?<=^\}\n)/mu).map((text) => JSON.parse(text) as KubeObject);
    const ends = printed.flatMap(({ metadata }, index) => (metadata?.name === END ? [index] : []));
    return inputs.map((_, index) => ({
      objects: printed.slice(index === 0 ? 0 : ends[index - 1] + 1, ends[index]),
      errors: stderr.split('\n').filter((line) => line.includes(nameOf(2 * index))),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
