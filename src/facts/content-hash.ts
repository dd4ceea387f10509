import { createHash } from 'node:crypto';

/**
 * The SHA-256 hash of files in any order. Different sets of files never have the same input to the
 * hash.
 */
export function contentHash(files: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}
