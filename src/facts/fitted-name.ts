import { createHash } from 'node:crypto';

/**
 * A DNS label from any string, always the same for the same string. A label that would be empty or
 * longer than 63 characters ends with a hash.
 */
export function fittedName(text: string): string {
  const label = text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  if (label.length > 0 && label.length <= 63) {
    return label;
  }
  return `${label.slice(0, 54) || 'v'}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`.replace(/-+/g, '-');
}
