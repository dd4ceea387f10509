import { createHash } from 'node:crypto';

/**
 * The security identifier of a service's virtual account, `NT SERVICE\name`. It contains the SHA-1
 * hash of the name in upper case and UTF-16. It is the same on every node, even if the service does
 * not exist.
 * @see https://learn.microsoft.com/en-us/windows/win32/services/service-security-and-access-rights
 */
export function serviceSid(service: string): string {
  const hash = createHash('sha1').update(Buffer.from(service.toUpperCase(), 'utf16le')).digest();
  return `S-1-5-80-${[0, 4, 8, 12, 16].map((offset) => hash.readUInt32LE(offset)).join('-')}`;
}
