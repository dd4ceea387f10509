import type { InputProblem } from './manifest-set';

/** What decoders write in place of bytes that are not part of a character. */
const REPLACEMENT = '\uFFFD';

/** What kubectl does with a string that contains bytes of another encoding. */
export const replacementRemark: Pick<InputProblem, 'message' | 'fix'> = {
  message: 'the string contains bytes that are not UTF-8, which kubectl replaces with U+FFFD',
  fix: 'Save the file as UTF-8.',
};

/** A JSON pointer to the first string or key with a replaced byte, or undefined. */
export function replacementPointer(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value.includes(REPLACEMENT) ? '' : undefined;
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  for (const [key, member] of Object.entries(value)) {
    const pointer = key.includes(REPLACEMENT) ? '' : replacementPointer(member);
    if (pointer !== undefined) {
      return `/${key.replace(/~/gu, '~0').replace(/\//gu, '~1')}${pointer}`;
    }
  }
  return undefined;
}
