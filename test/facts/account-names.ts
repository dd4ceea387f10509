import * as fc from 'fast-check';

// One letter for each number of bytes that UTF-8 has, and everything that a rule is about.
const letters = ['a', 'Z', '0', 'é', '€', '😀', '\ud800'];
const special = [...'"/\\:;|=,+*?<>@[].-_ ', '\u0000', '\t', '\n', '\u001f', '\u007f', '\u0080', '\u0085', '\u00a0', '\u2028'];

const letter = fc.constantFrom(...letters);
const anything = fc.oneof({ weight: 3, arbitrary: letter }, { weight: 1, arbitrary: fc.constantFrom(...special) });

/** As many bytes as asked for, in letters of one width, filled up with narrow ones. */
function ofBytes(unit: string, bytes: number): string {
  const width = Buffer.byteLength(unit);
  return unit.repeat(Math.floor(bytes / width)) + 'a'.repeat(bytes % width);
}

const around = (limit: number) => fc.integer({ min: limit - 2, max: limit + 2 });

/** Users around the limit of 104 bytes. */
const longUser = fc.tuple(letter, around(104)).map(([unit, bytes]) => ofBytes(unit, bytes));

/** Domains around 15 characters. */
const netBiosName = fc.tuple(fc.constantFrom('a', 'é', '€', '😀', ' ', '.', '_'), around(15)).map(([unit, length]) => unit.repeat(length));

/** Domains with labels around 63 characters and a whole around 255 bytes. */
const dnsName = fc.oneof(
  fc.array(fc.tuple(fc.constantFrom('a', '9', '-', 'a-b', 'é', ''), fc.oneof(around(63), fc.integer({ min: 1, max: 4 }))), { minLength: 1, maxLength: 3 })
    .map((labels) => labels.map(([unit, length]) => unit.repeat(length).slice(0, length)).join('.')),
  around(255).map((length) => 'abcdefghi.'.repeat(26).slice(0, length)),
);

const short = fc.array(anything, { maxLength: 6 }).map((characters) => characters.join(''));

/** Names that lie on both sides of each rule of the API server about as often. */
export const accountNames: fc.Arbitrary<string> = fc.oneof(
  short,
  longUser,
  fc.tuple(fc.oneof(short, netBiosName, dnsName), fc.oneof(short, longUser, fc.constantFrom('svc$', 'SYSTEM', '. .', ''))).map(([domain, user]) => `${domain}\\${user}`),
);
