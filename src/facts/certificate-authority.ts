import { X509Certificate } from 'node:crypto';
import { Problem, quoted } from './errors';

/** Where Windows keeps an authority: it is trusted, or it completes chains to one that is. */
export type CertificateStore = 'root' | 'intermediate';

/** Curves of keys that Windows builds chains with, by their names in OpenSSL. */
const curves = ['prime256v1', 'secp384r1', 'secp521r1'];
export const SMALLEST_RSA_KEY = 2048;

/** Why a certificate is not one for that store, or undefined. */
export function authorityProblem(certificate: X509Certificate, store: CertificateStore): Problem | undefined {
  const subject = `certificate ${quoted(shownName(certificate))}`;
  if (!certificate.ca) {
    return {
      message: `${subject} is not that of an authority: its basic constraints or key usage do not let it sign others`,
      fix: 'Give the certificate of the authority that signed it. That of a server is trusted through its authority.',
    };
  }
  const isSelfSigned = certificate.checkIssued(certificate) && verifiesItself(certificate);
  if (store === 'root' && !isSelfSigned) {
    return { message: `${subject} is not signed by itself: it is no root`, fix: 'Use TrustedCertificate.intermediate, and .root for the authority at the end of its chain.' };
  }
  if (store === 'intermediate' && isSelfSigned) {
    return { message: `${subject} is signed by itself: among intermediates it is not trusted`, fix: 'Use TrustedCertificate.root.' };
  }
  return keyProblem(certificate, subject);
}

/** Why a certificate has had its time, or undefined. */
export function expiryProblem(certificate: X509Certificate): Problem | undefined {
  return Date.parse(certificate.validTo) > Date.now() ? undefined : {
    message: `certificate ${quoted(shownName(certificate))} has expired: it was valid to ${certificate.validTo}`,
    fix: 'Give the one that replaces it. To take it off the nodes, call absent() on the setting.',
  };
}

/** The subject on one line. */
export function shownName(certificate: X509Certificate): string {
  return certificate.subject?.split('\n').join(', ') ?? 'without a subject';
}

function verifiesItself(certificate: X509Certificate): boolean {
  try {
    return certificate.verify(certificate.publicKey);
  } catch {
    return false;
  }
}

function keyProblem(certificate: X509Certificate, subject: string): Problem | undefined {
  const [type, size, curve] = keyOf(certificate);
  if (type === 'rsa') {
    return size >= SMALLEST_RSA_KEY ? undefined : {
      message: `${subject} has an RSA key of ${size} bits`, fix: `Use an authority with a key of at least ${SMALLEST_RSA_KEY} bits.`,
    };
  }
  return type === 'ec' && curves.includes(curve) ? undefined : {
    message: `${subject} has a key of type ${quoted(type)}${type === 'ec' ? ` on the curve ${quoted(curve)}` : ''}, which Windows builds no chain with`,
    fix: 'Use an authority with an RSA key, or an EC key on P-256, P-384 or P-521.',
  };
}

function keyOf(certificate: X509Certificate): [type: string, size: number, curve: string] {
  try {
    const { asymmetricKeyType = 'unknown', asymmetricKeyDetails } = certificate.publicKey;
    return [asymmetricKeyType, asymmetricKeyDetails?.modulusLength ?? 0, asymmetricKeyDetails?.namedCurve ?? 'unnamed'];
  } catch {
    return ['unknown', 0, 'unnamed'];
  }
}
