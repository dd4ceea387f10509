import type { Shape } from './schema';

export type Path = readonly (string | number)[];

/** Why the API server does not accept a field, apart from its meaning. */
export interface FieldProblem {
  /**
   * - `type`: the value cannot be decoded.
   * - `unknown`: Kubernetes does not have the field.
   * - `missing`: a required field is not set, or is empty.
   * - `member`: the value is not a member of the enumeration.
   */
  readonly kind: 'type' | 'unknown' | 'missing' | 'member';
  /** The field, or the place of a missing field. */
  readonly path: Path;
  /** The type of the object that has the field, or lacks it. */
  readonly owner: string;
  /** What is wrong, with the value quoted. It starts in lowercase and has no full stop. */
  readonly message: string;
  /** What to do instead: a sentence. */
  readonly fix: string;
  /** @default - the reason follows from the kind */
  readonly why?: string;
}

/** What the API server expects, with an article: `a list of strings`. */
export function expectedOf(shape: Shape): string {
  switch (shape.kind) {
    case 'object': return 'a mapping';
    case 'list': return `a list of ${plural(shape.of)}`;
    case 'map': return `a mapping with ${plural(shape.of)} as values`;
    case 'enumeration': return 'a string';
    case 'scalar': return scalarNames[shape.type];
  }
}

const scalarNames = {
  any: 'any value',
  boolean: 'a boolean',
  bytes: 'a string in Base64',
  int32: 'an integer of 32 bits',
  int64: 'an integer of 64 bits',
  IntOrString: 'an integer or a string',
  Quantity: 'a quantity',
  string: 'a string',
  Time: 'a time',
};

function plural(shape: Shape): string {
  switch (shape.kind) {
    case 'object': case 'map': return 'mappings';
    case 'list': return 'lists';
    case 'enumeration': return 'strings';
    case 'scalar': return shape.type === 'Quantity' ? 'quantities' : shape.type === 'string' ? 'strings' : 'integers';
  }
}
