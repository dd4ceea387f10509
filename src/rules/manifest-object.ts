import { asObject, asText, Json, pointerTo } from './reading/json';
import { isPartialObject } from './reading/partial-object';
import { PodTemplate, podTemplatesOf } from './reading/pod-template';
import { isOfKubernetes, meantKind } from '../facts/kubernetes-kinds';
import { decode, Decoded, FieldProblem } from '../facts/kubernetes-schema';

/** One Kubernetes object of a document: the document itself, or an item of a List. */
export interface ManifestObject {
  readonly object: Json;
  /** The position of the document, starting at 0. */
  readonly document: number;
  /**
   * JSON pointer to the object in its document. It is empty unless the object is an item of a List.
   */
  readonly pointer: string;
  /**
   * With the fields and values that the author means, where a name or a type is wrong. Empty for a
   * patch.
   */
  readonly templates: readonly PodTemplate[];
  /**
   * The fields that the API server does not accept. Empty for a patch, or if the kind is not known.
   */
  readonly fieldProblems: readonly FieldProblem[];
}

/**
 * The objects of a document. Items of a list of one kind, such as a `PodList`, may omit the
 * apiVersion and kind that follow from the list.
 */
export function manifestObjects(value: unknown, document: number, pointer = ''): ManifestObject[] {
  const object = asObject(value);
  if (object === undefined) {
    return [];
  }
  const kind = asText(object.kind);
  if (kind === undefined || !kind.endsWith('List') || !Array.isArray(object.items)) {
    if (isPartialObject(object)) {
      return [{ object, document, pointer, templates: [], fieldProblems: [] }];
    }
    const { problems = [], meant = object } = decodedWorkload(object) ?? {};
    return [{ object, document, pointer, templates: podTemplatesOf(meant), fieldProblems: problems }];
  }
  const inherited = kind === 'List' ? {} : { apiVersion: object.apiVersion as unknown, kind: kind.slice(0, -'List'.length) };
  return object.items.flatMap((item: unknown, index) => {
    const itself = asObject(item);
    return itself === undefined ? [] : manifestObjects(itself.kind === undefined ? { ...inherited, ...itself } : itself, document, pointerTo(pointer, 'items', index));
  });
}

/** A workload of Kubernetes as the API server reads it, by the kind that its author means. */
function decodedWorkload(object: Json): Decoded | undefined {
  const kind = isOfKubernetes(object.apiVersion) ? meantKind(object.kind) : undefined;
  return kind && decode(object, kind);
}

/** Kind, namespace and name, as far as the object has them: `DaemonSet monitoring/exporter`. */
export function subjectOf({ kind, metadata }: Json): string {
  const { namespace, name } = asObject(metadata) ?? {};
  return [kind, [namespace, name].filter(asText).join('/')].filter(asText).join(' ');
}
