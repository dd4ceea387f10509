import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Override } from './semantic-diff';
import type { KubeObject } from '../cluster/api-client';
import { describeWith } from '../support/requirements';

/** Declares tests that read the manifests of public projects in the folder `FIELD_CORPUS`. */
export function describeWithCorpus(title: string, suite: () => void): void {
  const folder = process.env.FIELD_CORPUS;
  const missing = folder ? undefined : 'FIELD_CORPUS names no folder with manifests';
  describeWith('corpus', missing, title, suite);
}

/** The manifest as its project publishes it. */
export function originalYaml(id: string): string {
  return readFileSync(join(process.env.FIELD_CORPUS!, `${id}.yaml`), 'utf8');
}

/** The same as an object. */
export function original(id: string): KubeObject {
  return load(originalYaml(id)) as KubeObject;
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
