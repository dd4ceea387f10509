import { FAILSAFE_SCHEMA, Schema, Type } from 'js-yaml';

const trueWords = ['true', 'True', 'TRUE', 'yes', 'Yes', 'YES', 'y', 'Y', 'on', 'On', 'ON'];
const falseWords = ['false', 'False', 'FALSE', 'no', 'No', 'NO', 'n', 'N', 'off', 'Off', 'OFF'];
const booleans = new Map<string, boolean>([...trueWords.map((word) => [word, true] as const), ...falseWords.map((word) => [word, false] as const)]);
const nullWords: readonly (string | null)[] = ['', '~', 'null', 'Null', 'NULL', null];

const infinite = ['.inf', '.Inf', '.INF'];
const notFinite = new Map<string, number>([
  ...infinite.flatMap((word) => [[word, Infinity], [`+${word}`, Infinity], [`-${word}`, -Infinity]] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, NaN] as const),
]);

const integer = /^[-+]?(?:0[bB][01]+|0[oO]?[0-7]+|0[xX][0-9a-fA-F]+|[1-9][0-9]*|0)$/u;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/u;

/** The number of a plain scalar, or undefined for a string. */
function numberOf(text: string | null): number | undefined {
  if (text === null || !startsLikeNumber(text.charCodeAt(0))) {
    return undefined;
  }
  if (text.length <= 5 && notFinite.has(text)) {
    return notFinite.get(text);
  }
  const plain = text.startsWith('.') ? text : text.replace(/_/gu, '');
  const value = integer.test(plain) ? integerOf(plain) : float.test(plain) ? Number(plain) : undefined;
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function startsLikeNumber(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2B || code === 0x2D || code === 0x2E;
}

function integerOf(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.replace(/^[-+]/u, '');
  // JavaScript parses every prefix except the single zero of an octal number.
  return sign * Number(/^0[0-7]/u.test(digits) ? `0o${digits}` : digits) || 0;
}

const numberType = (tag: string) => new Type(tag, {
  kind: 'scalar',
  resolve: (text: string | null) => numberOf(text) !== undefined,
  construct: numberOf,
});

const unknownTags = (['scalar', 'sequence', 'mapping'] as const).flatMap((kind) => (
  ['!', 'tag:'].map((prefix) => new Type(prefix, { kind, multi: true }))
));

/**
 * How kubectl and the API server read YAML: words such as `yes` and `on` are booleans, 0644 is
 * octal, dates are strings, and unknown tags are ignored. js-yaml alone reads YAML 1.2, where
 * `hostNetwork: yes` is a string.
 * @see https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go
 */
export const kubernetesSchema: Schema = FAILSAFE_SCHEMA.extend({
  implicit: [
    new Type('tag:yaml.org,2002:null', {
      kind: 'scalar',
      resolve: (text: string | null) => nullWords.includes(text),
      construct: () => null,
    }),
    new Type('tag:yaml.org,2002:bool', {
      kind: 'scalar',
      resolve: (text: string | null) => text !== null && text.length <= 5 && booleans.has(text),
      construct: (text: string) => booleans.get(text),
    }),
    numberType('tag:yaml.org,2002:int'),
    new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (text: string | null) => text === '<<' }),
  ],
  explicit: [
    numberType('tag:yaml.org,2002:float'),
    new Type('tag:yaml.org,2002:binary', {
      kind: 'scalar',
      construct: (text: string | null) => Buffer.from(text ?? '', 'base64').toString('utf8'),
    }),
    ...unknownTags,
  ],
});
