import { editDistance } from './edit-distance';

const LONGEST_WORD = 64;

/** The known word that was probably intended, or undefined if none is similar. */
export function similarTo(word: string, known: readonly string[]): string | undefined {
  if (word.length > LONGEST_WORD) {
    return undefined;
  }
  return known
    .map((name) => ({ name, distance: editDistance(name.toLowerCase(), word.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(name.length / 3)))
    .sort((a, b) => a.distance - b.distance)[0]?.name;
}
