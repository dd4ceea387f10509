import { k8s } from 'cdk8s-plus-28';
import { checkDistinctFiles } from './volume-files';
import { throwProblem } from '../facts/errors';
import { checkDataKey } from '../facts/kubernetes-names';
import { volumeFileProblem } from '../facts/windows-path';

/** Which keys of a ConfigMap or Secret become files. */
export interface KeyItemsOptions {
  /**
   * File in the volume by key: only these keys are there, under these paths.
   * @default - each key is a file of that name
   */
  readonly items?: { [key: string]: string };

  /**
   * Whether the pod starts without the object or a key.
   * @default false
   */
  readonly optional?: boolean;
}

export const keyItemsKeys = { items: true, optional: true } as const;

/** Sorted by key: maps from other languages come in no order. */
export function renderItems(items: { [key: string]: string } | undefined): k8s.KeyToPath[] | undefined {
  if (items === undefined || Object.keys(items).length === 0) {
    return undefined;
  }
  const rendered = Object.entries(items).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, path]) => {
    checkDataKey('key', key);
    throwProblem(volumeFileProblem('path', path));
    return { key, path };
  });
  checkDistinctFiles('volume', rendered.map(({ path }) => path));
  return rendered;
}
