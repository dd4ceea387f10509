import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { quoted, userError } from '../facts/errors';

/** One X.509 certificate, in PEM or DER. It is public: whatever holds a private key is refused. */
export class CertificateSource {
  /**
   * A file of the machine that synthesizes: PEM, or DER as `.cer` files hold it.
   * @param path relative to the current folder, or absolute
   * @throws for what cannot be read, is no single certificate, or holds a private key
   */
  public static fromFile(path: string): CertificateSource {
    const absolute = resolve(path);
    const what = `file ${quoted(absolute)}`;
    let bytes: Buffer;
    try {
      bytes = readFileSync(absolute);
    } catch (error) {
      throw userError({ message: `${what} cannot be read: ${(error as NodeJS.ErrnoException).code}`, fix: 'Give the path of a certificate in PEM or DER.' });
    }
    return new CertificateSource(what, isDer(bytes) ? bytes : derOfText(what, bytes.toString('utf8')));
  }

  /**
   * A text: PEM, with or without comments around it, or DER in base64.
   * @throws for what is no single certificate, or holds a private key
   */
  public static fromText(text: string): CertificateSource {
    return new CertificateSource('text', derOfText('text', text));
  }

  private readonly certificate: X509Certificate;

  private constructor(what: string, der: Buffer) {
    this.certificate = parsed(what, der);
  }

  /**
   * The bytes of the certificate, which is one. Declared without the types of node:crypto: those that many projects have do not know it.
   * @internal
   */
  public get _der(): Uint8Array {
    return this.certificate.raw;
  }
}

/** A sequence of more than 127 bytes, which no text begins like. */
function isDer(bytes: Buffer): boolean {
  return bytes[0] === 0x30 && bytes[1] >= 0x80;
}

function derOfText(what: string, text: string): Buffer {
  if (typeof text !== 'string') {
    throw noCertificate(what);
  }
  const labels = [...text.matchAll(/-----BEGIN ([^\r\n]*?)-----/gu)].map(([, label]) => label);
  if (labels.some((label) => label.includes('PRIVATE KEY'))) {
    throw userError({
      message: `${what} holds a private key, which has no place on the nodes`,
      fix: 'Give the certificate alone. Where the key lay beside your program it may lie in its history, too: replace it.',
    });
  }
  if (labels.length > 1) {
    throw userError({ message: `${what} holds ${labels.length} certificates or other things`, fix: 'Give one certificate; each has a fingerprint and a setting of its own.' });
  }
  const [, encoded] = /-----BEGIN CERTIFICATE-----([\w+/=\s]*)-----END CERTIFICATE-----/u.exec(text) ?? (labels.length === 0 ? ['', text] : []);
  const compact = (encoded ?? '').replace(/\s/gu, '');
  const der = Buffer.from(compact, 'base64');
  if (compact === '' || der.toString('base64') !== compact) {
    throw noCertificate(what);
  }
  return der;
}

function parsed(what: string, der: Buffer): X509Certificate {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(der);
  } catch {
    throw noCertificate(what);
  }
  // The parser passes over what stands behind the certificate.
  if (!certificate.raw.equals(der)) {
    throw noCertificate(what);
  }
  return certificate;
}

function noCertificate(what: string): Error {
  return userError({
    message: `${what} is not one X.509 certificate in PEM or DER`,
    fix: 'Export the certificate alone, without its private key and its chain: no .pfx, .p12 or .p7b.',
  });
}
