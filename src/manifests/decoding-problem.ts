import type { InputProblem } from './manifest-set';
import { jsonComment, startsWithJsonComment } from './yaml-problems';

/** Why kubectl cannot decode a value as an object, and the part that it cannot decode. */
export interface DecodingProblem extends Pick<InputProblem, 'message' | 'fix'> {
  readonly pointer: string;
}

/**
 * The problem of a document that mentions Windows but is not an object. A list counts only if it
 * contains Kubernetes objects, because files of other programs contain lists too.
 * @see https://github.com/kubernetes/apimachinery/blob/master/pkg/apis/meta/v1/unstructured/helpers.go
 */
export function decodingProblem(value: unknown): DecodingProblem | undefined {
  if (value === null || value === undefined) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.some(isKubernetesObject) ? {
      message: 'the document is a list, and kubectl accepts only objects',
      fix: 'Write the list as items of an object with apiVersion: v1 and kind: List, or write one document for each object.',
      pointer: '',
    } : undefined;
  }
  if (typeof value === 'object') {
    return problemOfList(value as Members);
  }
  return typeof value === 'string' && startsWithJsonComment(value) ? { ...jsonComment, pointer: '' } : {
    message: `the document is a ${typeof value}, and kubectl accepts only objects`,
    fix: 'Write a Kubernetes object, or exclude the file from the check.',
    pointer: '',
  };
}

type Members = Readonly<Record<string, unknown>>;

function problemOfList(value: Members): DecodingProblem | undefined {
  const { kind, items } = value;
  if (!isKubernetesObject(value) || typeof kind !== 'string' || !kind.endsWith('List') || items === null || items === undefined) {
    return undefined;
  }
  const wrong = Array.isArray(items) ? items.findIndex((item) => !isObject(item)) : undefined;
  return wrong === -1 ? undefined : {
    message: wrong === undefined ? `items of a ${kind} is not a list` : `items of a ${kind} contains a value that is not an object`,
    fix: 'Write a list of Kubernetes objects.',
    pointer: wrong === undefined ? '/items' : `/items/${wrong}`,
  };
}

function isKubernetesObject(value: unknown): boolean {
  return isObject(value) && typeof value.apiVersion === 'string' && typeof value.kind === 'string';
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Whether a document is the JSON of another program, such as a tsconfig.json: it has comments, and
 * no members of Kubernetes objects.
 */
export function isJsonOfOthers(text: string): boolean {
  return /^\s*[[{/]/u.test(text) && /(?:^|[\s,{[])\/[/*]/u.test(text) && !/"(?:apiVersion|kind)"/u.test(text);
}
