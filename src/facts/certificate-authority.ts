import { X509Certificate } from 'node:crypto';
import { Problem, quoted } from './errors';

/**
 * The store in which Windows keeps a certificate. Windows trusts authorities in `root`. It uses
 * those in `intermediate` to complete chains to a trusted authority. It runs programs and installs
 * drivers of those in `publisher` without a question, and trusts nothing of those in `untrusted`.
 */
export type CertificateStore = 'root' | 'intermediate' | 'publisher' | 'untrusted';

/** The use of a key for signatures of programs, drivers and scripts. */
export const CODE_SIGNING = '1.3.6.1.5.5.7.3.3';

/** The curves of EC keys with which Windows builds chains, by their OpenSSL names. */
const curves = ['prime256v1', 'secp384r1', 'secp521r1'];
export const SMALLEST_RSA_KEY = 2048;

/** Why a certificate does not belong in that store, or undefined. */
export function storeProblem(certificate: X509Certificate, store: CertificateStore): Problem | undefined {
  switch (store) {
    case 'untrusted': return undefined;
    case 'publisher': return publisherProblem(certificate);
    default: return authorityProblem(certificate, store) ?? expiryProblem(certificate);
  }
}

/**
 * An expired certificate is fine: a signature with a time stamp from before that date stays valid.
 */
function publisherProblem(certificate: X509Certificate): Problem | undefined {
  const subject = `certificate ${quoted(shownName(certificate))}`;
  if (certificate.ca || !(certificate.keyUsage ?? []).includes(CODE_SIGNING)) {
    return {
      message: `${subject} is not a certificate for code signing${certificate.ca ? ', but of an authority' : ''}`,
      fix: 'Use the certificate with which the publisher signs programs, drivers or scripts.',
    };
  }
  return keyProblem(certificate, subject);
}

function authorityProblem(certificate: X509Certificate, store: CertificateStore): Problem | undefined {
  const subject = `certificate ${quoted(shownName(certificate))}`;
  if (!certificate.ca) {
    return {
      message: `${subject} is not a CA certificate: its basic constraints or key usage do not allow it to sign other certificates`,
      fix: 'Use the certificate of the authority that signed it. Windows trusts a server certificate through its authority.',
    };
  }
  const isSelfSigned = certificate.checkIssued(certificate) && verifiesItself(certificate);
  if (store === 'root' && !isSelfSigned) {
    return { message: `${subject} is not self-signed, so it is not a root certificate`, fix: 'Use TrustedCertificate.intermediate, and TrustedCertificate.root for the authority at the end of its chain.' };
  }
  if (store === 'intermediate' && isSelfSigned) {
    return { message: `${subject} is self-signed, so Windows does not trust it as an intermediate certificate`, fix: 'Use TrustedCertificate.root.' };
  }
  return keyProblem(certificate, subject);
}

/** Why a certificate is no longer valid, or undefined. */
function expiryProblem(certificate: X509Certificate): Problem | undefined {
  return Date.parse(certificate.validTo) > Date.now() ? undefined : {
    message: `certificate ${quoted(shownName(certificate))} has expired: it was valid until ${certificate.validTo}`,
    fix: 'Use the certificate that replaces it. To remove an expired certificate from the nodes, call absent() on the setting.',
  };
}

/** The subject of a certificate on one line. */
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
      message: `${subject} has an RSA key of ${size} bits`, fix: `Use an authority with an RSA key of at least ${SMALLEST_RSA_KEY} bits.`,
    };
  }
  return type === 'ec' && curves.includes(curve) ? undefined : {
    message: `${subject} has a key of type ${quoted(type)}${type === 'ec' ? ` on the curve ${quoted(curve)}` : ''}, with which Windows does not build chains`,
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
