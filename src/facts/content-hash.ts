import { createHash } from 'node:crypto';

/** SHA-256 over files, whatever order they come in; no two sets of files give the same input. */
export function contentHash(files: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}
