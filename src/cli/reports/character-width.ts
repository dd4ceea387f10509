// Characters of East Asian scripts and pictures, which terminals show two cells wide.
// https://www.unicode.org/reports/tr11/
const wide = /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]$/u;
const combining = /^[\p{Mn}\p{Me}]$/u;

/** The number of terminal cells of a visible character. */
export function characterWidth(character: string): number {
  return character < '\u0300' ? 1 : combining.test(character) ? 0 : wide.test(character) ? 2 : 1;
}
