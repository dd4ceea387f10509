import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate, and what is known of it. */
export interface Certificate {
  readonly pem: string;
  readonly der: Buffer;
  /** The fingerprint: 64 hexadecimal digits. */
  readonly sha256: string;
}

/** What a certificate in PEM is. */
export function certificateOf(pem: string): Certificate {
  const der = Buffer.from(new X509Certificate(pem).raw);
  return { pem, der, sha256: createHash('sha256').update(der).digest('hex') };
}

// Made once, valid for 30 years; their keys were thrown away.
const kept = (name: string) => certificateOf(readFileSync(join(__dirname, 'certificates', `${name}.crt`), 'utf8'));

/** An authority that signs itself, with an RSA key of 2048 bits. */
export const root = kept('root');

/** An authority that `root` has signed, with a key on P-256. */
export const issuing = kept('issuing');

/** A server that `root` has signed. */
export const server = kept('server');

/** A publisher of programs: a certificate for code signing that signs itself. */
export const publisher = kept('publisher');

/** A private key that belongs to nobody. */
export function anyPrivateKey(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
