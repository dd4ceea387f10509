/**
 * What the API server has against a `runAsUserName`, written down anew from its source, letter by letter instead of with
 * expressions, so that a slip in the library's own rules shows.
 * https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go (validateWindowsSecurityContextOptions)
 */
export type Refusal =
  | 'empty' | 'control character' | 'backslashes' | 'domain length' | 'domain form' | 'no user' | 'user length' | 'dots and spaces'
  | 'user character';

export function refusalsOf(name: string): Refusal[] {
  if (name.length === 0) {
    return ['empty'];
  }
  const characters = [...name];
  if (characters.some((character) => character.codePointAt(0)! < 32 || character.codePointAt(0) === 127)) {
    return ['control character'];
  }
  const backslashes = characters.filter((character) => character === '\\').length;
  if (backslashes > 1) {
    return ['backslashes'];
  }
  const at = characters.indexOf('\\');
  const domain = characters.slice(0, Math.max(at, 0));
  const user = characters.slice(at + 1);
  const refusals: Refusal[] = [];
  if (bytesOf(domain) > 255) {
    refusals.push('domain length');
  }
  if (backslashes === 1 && !isNetBiosName(domain) && !isDnsName(domain)) {
    refusals.push('domain form');
  }
  if (user.length === 0) {
    refusals.push('no user');
  } else if (user.every((character) => character === '.' || character === ' ')) {
    refusals.push('dots and spaces');
  }
  if (bytesOf(user) > 104) {
    refusals.push('user length');
  }
  if (user.some((character) => '"/\\:;|=,+*?<>@[]'.includes(character))) {
    refusals.push('user character');
  }
  return refusals;
}

/** As Go counts a string: bytes of UTF-8. A lone surrogate arrives as U+FFFD, which has three. */
function bytesOf(characters: readonly string[]): number {
  return characters.reduce((sum, character) => {
    const code = character.codePointAt(0)!;
    return sum + (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
  }, 0);
}

/** 1 to 15 characters, as Go's regexp counts them: code points. */
function isNetBiosName(domain: readonly string[]): boolean {
  return domain.length >= 1 && domain.length <= 15 && domain[0] !== '.' && !domain.some((character) => '\\/:*?"<>|'.includes(character));
}

function isDnsName(domain: readonly string[]): boolean {
  return domain.join('').split('.').every((label) => {
    const letters = [...label];
    const isAlphanumeric = (letter: string) => 'abcdefghijklmnopqrstuvwxyz0123456789'.includes(letter.toLowerCase()) && letter.codePointAt(0)! < 128;
    return letters.length >= 1 && letters.length <= 63 && isAlphanumeric(letters[0]) && isAlphanumeric(letters[letters.length - 1])
      && letters.every((letter) => letter === '-' || isAlphanumeric(letter));
  });
}
