import { k8s } from 'cdk8s-plus-28';
import { checkDistinctFiles } from './volume-files';
import { throwProblem } from '../facts/errors';
import { checkDataKey } from '../facts/kubernetes-names';
import { volumeFileProblem } from '../facts/windows-path';

/** Which keys of a ConfigMap or Secret become files. */
export interface KeyItemsOptions {
  /**
   * Paths of files in the volume by key. The volume contains only these keys.
   * @default - each key is a file with the name of the key
   */
  readonly items?: { [key: string]: string };

  /**
   * Whether the pod can start if the object or a key does not exist.
   * @default false
   */
  readonly optional?: boolean;
}

export const keyItemsKeys = { items: true, optional: true } as const;

/** The items, sorted by key, because maps from other languages have no order. */
export function renderItems(owner: string, items: { [key: string]: string } | undefined): k8s.KeyToPath[] | undefined {
  if (items === undefined || Object.keys(items).length === 0) {
    return undefined;
  }
  const rendered = Object.entries(items).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, path]) => {
    checkDataKey(`items of ${owner}: key`, key);
    throwProblem(volumeFileProblem(`items of ${owner}: path`, path));
    return { key, path };
  });
  checkDistinctFiles(`volume of ${owner}`, rendered.map(({ path }) => path));
  return rendered;
}
