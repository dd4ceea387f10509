import { createHash, X509Certificate } from 'node:crypto';
import { CertificateSource } from './certificate-source';
import type { TrustedCertificateSetting } from './desired-state/desired-setting';
import { Ensure } from './desired-state/ensure';
import { literalOf } from './desired-state/literal-of';
import { absentPart, NodeSetting } from './desired-state/node-setting';
import type { SettingPart } from './desired-state/setting-part';
import { authorityProblem, CertificateStore, expiryProblem, shownName } from '../facts/certificate-authority';
import { Problem, quoted, throwProblem, userError } from '../facts/errors';
import { sha256Digits } from '../facts/setting-grammars';
import { checkKeys, KeysOf } from '../facts/unknown-keys';

/** Options for the certificate of an authority. */
export interface TrustedCertificateOptions {
  /**
   * The SHA-256 fingerprint that you expect: 64 hexadecimal digits, with colons or spaces between them or not. Get it from whoever runs
   * the authority, by another way than the certificate.
   */
  readonly sha256: string;
}

const keys: KeysOf<TrustedCertificateOptions> = { sha256: true };

/**
 * The certificate of an authority in the stores of the computer. Whoever holds the key of a root can pass for every server, and sign
 * programs, in front of every process of the node.
 *
 * @see https://learn.microsoft.com/en-us/windows/win32/seccrypto/system-store-locations
 *
 * @example
 * new WindowsNodeSettings(chart, 'authorities', {
 *   settings: [
 *     TrustedCertificate.root(CertificateSource.fromFile('contoso-root.pem'), {
 *       // As the authority publishes it, and not as computed from this very file.
 *       sha256: '79ebe8ca9df5136dff4bae6585e60e57bd05316e51d796a58ba797e8299b760a',
 *     }),
 *   ],
 * });
 */
export class TrustedCertificate extends NodeSetting {
  /**
   * An authority that the node trusts: the store Trusted Root Certification Authorities.
   * @throws for another fingerprint, and for what is not the certificate of an authority that signs itself, has expired, or has a weak key
   */
  public static root(certificate: CertificateSource, options: TrustedCertificateOptions): TrustedCertificate {
    return new TrustedCertificate('root', certificate, options);
  }

  /**
   * An authority between a root and servers, for those that do not send it: the store Intermediate Certification Authorities. It is
   * trusted only if its root is.
   * @throws for another fingerprint, and for what is not the certificate of an authority, signs itself, has expired, or has a weak key
   */
  public static intermediate(certificate: CertificateSource, options: TrustedCertificateOptions): TrustedCertificate {
    return new TrustedCertificate('intermediate', certificate, options);
  }

  private readonly setting: TrustedCertificateSetting;
  private readonly problem?: Problem;

  private constructor(store: CertificateStore, certificate: CertificateSource, options: TrustedCertificateOptions) {
    super();
    checkKeys(`TrustedCertificate.${store}`, options ?? {}, keys);
    if (!(certificate instanceof CertificateSource)) {
      throw userError({ message: `TrustedCertificate.${store} got ${quoted(certificate)} for a certificate`, fix: 'Use CertificateSource.fromFile(path) or .fromText(text).' });
    }
    const x509 = new X509Certificate(certificate._der);
    const expected = checkedFingerprint(options?.sha256);
    const sha256 = createHash('sha256').update(x509.raw).digest('hex');
    if (sha256 !== expected) {
      throw userError({
        message: `certificate ${quoted(shownName(x509))} has the SHA-256 fingerprint ${quoted(sha256)} instead of ${quoted(expected)}`,
        fix: 'It is another certificate than the one that you expect: ask whoever runs the authority before you change either.',
      });
    }
    this.problem = authorityProblem(x509, store) ?? expiryProblem(x509);
    this.setting = { id: `trustedCertificate/${store}/${sha256}`, kind: 'trustedCertificate', ensure: literalOf(Ensure.PRESENT), store, sha256, certificate: x509.raw.toString('base64') };
  }

  /** @internal */
  public _parts(): SettingPart<TrustedCertificateSetting>[] {
    throwProblem(this.problem);
    return [this.part];
  }

  /**
   * A certificate that is weak or has expired can be removed.
   * @internal
   */
  public override _absentParts(): SettingPart[] {
    return [absentPart(this.part)];
  }

  private get part(): SettingPart<TrustedCertificateSetting> {
    return { desired: this.setting, claims: [], needs: [] };
  }
}

function checkedFingerprint(text: string): string {
  // What is copied out of the certificate viewer of Windows begins with a mark that nobody sees.
  const digits = typeof text === 'string' ? text.replace(/[\s:\u200e]/gu, '').toLowerCase() : '';
  if (!sha256Digits.matches(digits)) {
    const what = /^[0-9a-f]{40}$/u.test(digits) ? 'a SHA-1 fingerprint, which can be forged' : 'no SHA-256 fingerprint';
    throw userError({ message: `sha256 ${quoted(text)} is ${what}`, fix: 'Give 64 hexadecimal digits, as openssl x509 -noout -fingerprint -sha256 shows them.' });
  }
  return digits;
}
