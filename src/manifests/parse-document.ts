import { load, YAMLException } from 'js-yaml';
import { expansionProblem } from './expansion';
import { jsonValues } from './json-values';
import { kubectlValue, needsKubectlValue } from './kubectl-value';
import { kubernetesSchema } from './kubernetes-schema';
import type { InputProblem } from './manifest-set';
import { NodeLog, NodeRecorder } from './node-log';
import type { TextLines } from './text-lines';
import { ExplainedOffset, expansionText, located, templateProblem, yamlProblem } from './yaml-problems';
import { codePoint, oldBreakAt, streamProblem, withLineFeeds } from './yaml-stream';

/** A document, or the reason why it cannot be read. */
export type ParsedDocument = ReadDocument | { readonly problem: InputProblem; readonly hasMore: boolean };

/** A document that could be read. */
export interface ReadDocument {
  readonly value: unknown;
  readonly log: NodeLog;
  /** The text that the nodes are in: the text of the document, with other line breaks. */
  readonly text: string;
  /** What kubectl reads differently from other programs. */
  readonly remarks: readonly InputProblem[];
}

/** How a document is read. */
export interface DocumentOptions {
  /** Whether kubectl tries to read the document as JSON, as at the start of a file. */
  readonly mayBeJson: boolean;
  /** Whether a repeated key is a problem. Otherwise the last value wins, as in kubectl. */
  readonly uniqueKeys: boolean;
}

/**
 * Reads one document of YAML or JSON. `hasMore` means that a value is complete and more input
 * follows.
 */
export function parseDocument(written: string, lines: TextLines, recorder: NodeRecorder, options: DocumentOptions): ParsedDocument {
  const { mayBeJson, uniqueKeys } = options;
  const refusal = streamProblem(written);
  const breakAt = oldBreakAt(written);
  const isSpecial = refusal !== undefined || breakAt !== -1 || needsKubectlValue(written);
  const isYaml = isSpecial && !(mayBeJson && isJson(written));
  if (isYaml && refusal !== undefined) {
    return { problem: templateIn(written, lines) ?? located(refusal, lines), hasMore: false };
  }
  const text = isYaml && breakAt !== -1 ? withLineFeeds(written) : written;
  recorder.start();
  let value: unknown;
  try {
    value = load(text, { schema: kubernetesSchema, listener: recorder.listener, json: !uniqueKeys });
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
  const read: ReadDocument = { value, log: recorder.finish(), text, remarks: [] };
  return isYaml ? asKubectlReads(read, written, lines) : read;
}

/**
 * The problem at the end of a document that no rule applies to, such as an end that is missing.
 * Other problems do not matter, because the document can be for another program.
 */
export function problemAtEnd(text: string, lines: TextLines): InputProblem | undefined {
  try {
    load(text, { schema: kubernetesSchema, json: true });
    return undefined;
  } catch (error) {
    const problem = error instanceof YAMLException && jsonValues(text).length === 0 ? yamlProblem(error, text, lines) : undefined;
    return problem?.range !== undefined && problem.range.start.line >= lines.at(text.trimEnd().length).line - 1 ? problem : undefined;
  }
}

/** The document after a second reading, which follows kubectl in detail. */
function asKubectlReads(read: ReadDocument, written: string, lines: TextLines): ParsedDocument {
  const result = kubectlValue(read.text);
  if ('problem' in result) {
    return { problem: located(result.problem, lines), hasMore: false };
  }
  const { value, overrides } = result;
  const remarks = [...written === read.text ? [] : breakRemarks(written, value), ...overrides].map((remark) => located(remark, lines));
  return { ...read, value, remarks };
}

/** Nothing if the line break makes no difference, such as at the end of a comment. */
function breakRemarks(written: string, value: unknown): ExplainedOffset[] {
  if (JSON.stringify(value) === JSON.stringify(valueWithoutOldBreaks(written))) {
    return [];
  }
  const offset = oldBreakAt(written);
  return [{
    message: `kubectl treats the character ${codePoint(written[offset])} as the end of a line`,
    fix: 'Remove the character, or write it as an escape in double quotes.',
    offset,
  }];
}

function valueWithoutOldBreaks(written: string): unknown {
  try {
    return load(written, { schema: kubernetesSchema, json: true });
  } catch {
    return undefined;
  }
}

function templateIn(text: string, lines: TextLines): InputProblem | undefined {
  return /\{\{.*\}\}/u.test(text) ? templateProblem(text, lines) : undefined;
}

/** Whether the text consists of JSON values, one after another. */
function isJson(text: string): boolean {
  if (!/^\s*\{/u.test(text)) {
    return false;
  }
  const values = jsonValues(text);
  try {
    values.forEach(({ from, to }) => JSON.parse(text.slice(from, to)));
    return values.length > 0;
  } catch {
    return false;
  }
}

/**
 * `{{ x }}` without quotes is YAML: a mapping with a mapping as its key. js-yaml turns such keys
 * into strings, and Kubernetes refuses them.
 */
function hasCollectionAsKey(value: unknown): boolean {
  return typeof value === 'object' && value !== null
    && (Object.hasOwn(value, '[object Object]') || Object.values(value).some(hasCollectionAsKey));
}
