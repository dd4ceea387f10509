import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Override } from './semantic-diff';

const folder = process.env.FIELD_CORPUS;

/** Runs where `FIELD_CORPUS` names a folder with the original manifests, and is shown as skipped elsewhere. */
export const describeWithCorpus = folder === undefined ? describe.skip : describe;

/** The manifest as its project publishes it. */
export function originalYaml(id: string): string {
  const file = join(folder ?? '', `${id}.yaml`);
  if (!existsSync(file)) {
    throw new Error(`FIELD_CORPUS has no file ${id}.yaml`);
  }
  return readFileSync(file, 'utf8');
}

export function original(id: string): object {
  return load(originalYaml(id)) as object;
}

/** Originals that cannot start as they are published: their text is a template. */
export const overrides: Readonly<Record<string, readonly Override[]>> = {
  'ebpf-for-windows': [{
    pointer: '/spec/template/spec/containers/0/image',
    original: '<your ebpf-for-windows image path>',
    rebuilt: 'registry.example.com/ebpf-for-windows:1.0.0',
    reason: 'a placeholder that no container runtime can pull',
  }],
  'swt-kube-proxy-calico': [{
    pointer: '/spec/template/spec/containers/0/image',
    original: 'sigwindowstools/kube-proxy:KUBE_PROXY_VERSION-calico-hostprocess',
    rebuilt: 'sigwindowstools/kube-proxy:v1.33.4-calico-hostprocess',
    reason: 'the version is filled in by whoever applies the manifest',
  }],
};
