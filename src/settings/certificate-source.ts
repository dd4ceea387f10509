import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { quoted, userError } from '../facts/errors';

/**
 * One X.509 certificate, in PEM or DER. A certificate is public, so input with a private key is an
 * error.
 */
export class CertificateSource {
  /**
   * A file on the machine that runs synth, in PEM, or in DER as in `.cer` files.
   * @param path relative to the current folder, or absolute
   * @throws if the file cannot be read, is not a single certificate, or contains a private key
   */
  public static fromFile(path: string): CertificateSource {
    const absolute = resolve(path);
    const what = `CertificateSource: file ${quoted(absolute)}`;
    let bytes: Buffer;
    try {
      bytes = readFileSync(absolute);
    } catch (error) {
      throw userError({ message: `${what} cannot be read: ${(error as NodeJS.ErrnoException).code}`, fix: 'Use the path of a certificate in PEM or DER.' });
    }
    return new CertificateSource(what, isDer(bytes) ? bytes : derOfText(what, bytes.toString('utf8')));
  }

  /**
   * A string in PEM, with or without comments around it, or DER in base64.
   * @throws if the string is not a single certificate, or contains a private key
   */
  public static fromText(text: string): CertificateSource {
    const what = 'CertificateSource: the string';
    return new CertificateSource(what, derOfText(what, text));
  }

  private readonly certificate: X509Certificate;

  private constructor(what: string, der: Buffer) {
    this.certificate = parsed(what, der);
  }

  /**
   * The bytes of the certificate. The type is not one of node:crypto, because the type definitions
   * that many projects use do not contain `X509Certificate`.
   * @internal
   */
  public get _der(): Uint8Array {
    return this.certificate.raw;
  }
}

/**
 * Whether the bytes start like an ASN.1 sequence of more than 127 bytes. No text starts like this.
 */
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
      message: `${what} contains a private key, which must not reach the nodes`,
      fix: 'Pass only the certificate. If the key was ever in your repository, replace it, because the history still contains it.',
    });
  }
  if (labels.length > 1) {
    throw userError({
      message: `${what} contains ${labels.length} PEM blocks, expected one certificate`,
      fix: 'Create one TrustedCertificate for each certificate, because each has its own fingerprint.',
    });
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
  // The parser ignores bytes after the certificate.
  if (!certificate.raw.equals(der)) {
    throw noCertificate(what);
  }
  return certificate;
}

function noCertificate(what: string): Error {
  return userError({
    message: `${what} is not a single X.509 certificate in PEM or DER`,
    fix: 'Export the certificate without its private key and its chain. Files of type .pfx, .p12 and .p7b are not supported.',
  });
}
