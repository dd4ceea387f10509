import * as fc from 'fast-check';
import { describeWithCluster } from './cluster';
import { KubectlReading, readByKubectl } from './kubectl-reading';
import { editedManifest } from './yaml-edits';
import { readManifests } from '../../src/manifests';

const CASES = 600;
const SEED = Number(process.env.FAST_CHECK_SEED ?? 1);

/** Errors about the text. Others are about an object, such as one without a kind, which rules report. */
const refusal = /error parsing|unstructured\.detector|RawMessage|of type map\[string\]interface/u;

/**
 * The check is stricter than kubectl in two points. kubectl ignores what follows the end of a document in brackets, and it takes
 * lines in brackets that are not indented.
 */
const stricter = /^(?:the document continues after its closing bracket|a comma or the closing bracket is missing|the indentation does not match)/u;

/** kubectl does not always look at what it ignores. */
const isIgnoring = (text: string) => /^\.\.\.(?:\s|$)/mu.test(text);

function disagreement(bytes: Buffer, { objects, errors }: KubectlReading): string | undefined {
  const { files: [{ problems }], documents } = readManifests([{ path: 'x.yaml', bytes }], { everything: true });
  const refusals = errors.filter((error) => refusal.test(error));
  if (refusals.length > 0) {
    // Documents that do not mention Windows can be for other programs.
    const isOfOthers = refusals.every((error) => error.includes('unstructured.detector'));
    return problems.length > 0 || isOfOthers || isIgnoring(bytes.toString()) ? undefined : `only kubectl refuses: ${refusals.join(', ')}`;
  }
  if (problems.length > 0) {
    return problems.every(({ message }) => stricter.test(message)) ? undefined : `only the check refuses: ${problems.map(({ message }) => message).join(', ')}`;
  }
  const [ours, theirs] = [documents.map(({ value }) => comparable(value)), objects.map(comparable)].map((values) => JSON.stringify(values));
  return errors.length > 0 || ours === theirs ? undefined : `the check reads ${ours}, kubectl reads ${theirs}`;
}

/** Members in one order. A line break in a string can be one of three characters. */
function comparable(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replace(/[\s\u2028\u2029]+/gu, ' ').trim();
  }
  if (Array.isArray(value)) {
    return value.map(comparable);
  }
  return typeof value !== 'object' || value === null ? value
    : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [comparable(key), comparable(member)]));
}

describeWithCluster('the reading of manifests', () => {
  test('is that of kubectl for every edit of a manifest', () => {
    const inputs = fc.sample(editedManifest, { numRuns: CASES, seed: SEED });
    const readings = readByKubectl(process.env.KUBEBUILDER_ASSETS!, inputs);
    const disagreements = inputs.flatMap((bytes, index) => {
      const text = disagreement(bytes, readings[index]);
      return text === undefined ? [] : [`${text}\n${bytes.toString()}`];
    });
    expect(disagreements).toEqual([]);
    // Edits that break nothing, or everything, would prove little.
    const refused = readings.filter(({ errors }) => errors.some((error) => refusal.test(error))).length;
    expect([refused > CASES / 5, refused < CASES * 0.9]).toEqual([true, true]);
  });
});
