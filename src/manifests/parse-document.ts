import { load, YAMLException } from 'js-yaml';
import { expansionProblem } from './expansion';
import { kubernetesSchema } from './kubernetes-schema';
import type { InputProblem } from './manifest-set';
import { NodeLog, NodeRecorder } from './node-log';
import type { TextLines } from './text-lines';
import { expansionText, templateProblem, yamlProblem } from './yaml-problems';

/** A document, or the reason why it cannot be read. */
export type ParsedDocument =
  | { readonly value: unknown; readonly log: NodeLog }
  | { readonly problem: InputProblem; readonly hasMore: boolean };

/**
 * Reads one document of YAML or JSON. `hasMore` means that a value is complete and more input
 * follows.
 */
export function parseDocument(text: string, lines: TextLines, recorder: NodeRecorder): ParsedDocument {
  recorder.start();
  let value: unknown;
  try {
    // json: if a key is repeated, the last value wins, as in kubectl.
    value = load(text, { schema: kubernetesSchema, listener: recorder.listener, json: true });
  } catch (error) {
    if (!(error instanceof YAMLException)) {
      throw error;
    }
    return { problem: yamlProblem(error, text, lines), hasMore: error.reason.startsWith('end of the stream') };
  }
  const expansion = text.includes('&') ? expansionProblem(value, text.length) : undefined;
  if (expansion !== undefined) {
    return { problem: expansionText(expansion, text, lines), hasMore: false };
  }
  if (text.includes('{{') && hasCollectionAsKey(value)) {
    return { problem: templateProblem(text, lines), hasMore: false };
  }
  return { value, log: recorder.finish() };
}

/**
 * `{{ x }}` without quotes is YAML: a mapping with a mapping as its key. js-yaml turns such keys
 * into strings, and Kubernetes refuses them.
 */
function hasCollectionAsKey(value: unknown): boolean {
  return typeof value === 'object' && value !== null
    && (Object.hasOwn(value, '[object Object]') || Object.values(value).some(hasCollectionAsKey));
}
