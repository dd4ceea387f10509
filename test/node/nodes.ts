import * as fc from 'fast-check';
import { WindowsNodes } from '../../src';

/** A condition on a node's labels, as the library and as a plain function have it. */
export interface Condition {
  readonly apply: (nodes: WindowsNodes) => WindowsNodes;
  readonly holds: (labels: { readonly [key: string]: string }) => boolean;
}

export const keys = ['k', 'l'];
const values = ['a', 'b', 'c'];

const someValues = fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });

const condition: fc.Arbitrary<Condition> = fc.constantFrom(...keys).chain((key) => fc.oneof(
  fc.constantFrom(...values).map((value): Condition => ({ apply: (nodes) => nodes.withLabel(key, value), holds: (labels) => labels[key] === value })),
  someValues.map((some): Condition => ({ apply: (nodes) => nodes.withLabelIn(key, ...some), holds: (labels) => some.includes(labels[key]) })),
  someValues.map((some): Condition => ({ apply: (nodes) => nodes.withLabelNotIn(key, ...some), holds: (labels) => !some.includes(labels[key]) })),
  fc.constant<Condition>({ apply: (nodes) => nodes.withLabelPresent(key), holds: (labels) => labels[key] !== undefined }),
  fc.constant<Condition>({ apply: (nodes) => nodes.withLabelAbsent(key), holds: (labels) => labels[key] === undefined }),
));

export const conditions = fc.array(condition, { maxLength: 4 });

/** Every node that conditions can tell apart: each label is absent, has one of the values, or another one. */
export const everyNode: { [key: string]: string }[] = [undefined, ...values, 'other'].flatMap((k) => [undefined, ...values, 'other'].map((l) => ({
  ...(k !== undefined && { k }), ...(l !== undefined && { l }),
})));
