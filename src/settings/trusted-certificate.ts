import { createHash, X509Certificate } from 'node:crypto';
import { CertificateSource } from './certificate-source';
import type { TrustedCertificateSetting } from './desired-state/desired-setting';
import { Ensure } from './desired-state/ensure';
import { literalOf } from './desired-state/literal-of';
import { NodeClaim } from './desired-state/node-claim';
import { absentPart, NodeSetting } from './desired-state/node-setting';
import type { SettingPart } from './desired-state/setting-part';
import { CertificateStore, shownName, storeProblem } from '../facts/certificate-authority';
import { Problem, quoted, throwProblem, userError } from '../facts/errors';
import { reasonProblem } from '../facts/registry-data';
import { sha256Digits } from '../facts/setting-grammars';
import { checkKeys, KeysOf } from '../facts/unknown-keys';

/** Options for the certificate of an authority. */
export interface TrustedCertificateOptions {
  /**
   * The SHA-256 fingerprint that you expect: 64 hexadecimal digits, with or without colons or
   * spaces between them. Get it from the operator of the authority, through another channel than
   * the certificate itself.
   */
  readonly sha256: string;
}

/** Options for a certificate that the node must not trust. */
export interface UntrustedCertificateOptions extends TrustedCertificateOptions {
  /**
   * Why the node must not trust the certificate, and how you know that the node itself does not
   * depend on it: one line of up to 250 characters. The ConfigMap contains it as
   * `sensitiveReason`.
   */
  readonly reason: string;
}

const keys: KeysOf<TrustedCertificateOptions> = { sha256: true };
const untrustedKeys: KeysOf<UntrustedCertificateOptions> = { ...keys, reason: true };

/**
 * A certificate in a certificate store of the computer: of an authority, of a publisher of
 * programs, or one that the node must not trust. Anyone who has the key of a root can impersonate
 * every server and sign programs, for every process on the node.
 *
 * @see https://learn.microsoft.com/en-us/windows/win32/seccrypto/system-store-locations
 *
 * @example
 * new WindowsNodeSettings(chart, 'authorities', {
 *   settings: [
 *     TrustedCertificate.root(CertificateSource.fromFile('contoso-root.pem'), {
 *       // As the authority publishes it, not computed from this file.
 *       sha256: '79ebe8ca9df5136dff4bae6585e60e57bd05316e51d796a58ba797e8299b760a',
 *     }),
 *   ],
 * });
 */
export class TrustedCertificate extends NodeSetting {
  /**
   * Adds an authority that the node trusts, to the store Trusted Root Certification Authorities.
   * @throws if the fingerprint differs, or if the certificate does not belong to an authority, is
   * not self-signed, has expired, or has a weak key
   */
  public static root(certificate: CertificateSource, options: TrustedCertificateOptions): TrustedCertificate {
    return new TrustedCertificate('root', certificate, options);
  }

  /**
   * Adds an authority between a root and servers, to the store Intermediate Certification
   * Authorities, for servers that do not send its certificate. The node trusts it only if the node
   * trusts its root.
   * @throws if the fingerprint differs, or if the certificate does not belong to an authority, is
   * self-signed, has expired, or has a weak key
   */
  public static intermediate(certificate: CertificateSource, options: TrustedCertificateOptions): TrustedCertificate {
    return new TrustedCertificate('intermediate', certificate, options);
  }

  /**
   * Adds a publisher to the store Trusted Publishers: Windows runs scripts and installs drivers
   * that the publisher has signed, without a question. The node must also trust the authority of
   * the publisher. The certificate can have expired, because signatures with a time stamp stay
   * valid.
   * @throws if the fingerprint differs, or if the certificate is not for code signing, belongs to
   * an authority, or has a weak key
   */
  public static publisher(certificate: CertificateSource, options: TrustedCertificateOptions): TrustedCertificate {
    return new TrustedCertificate('publisher', certificate, options);
  }

  /**
   * Adds a certificate to the store Untrusted Certificates. Windows then trusts neither the
   * certificate nor anything that it has signed, whatever the other stores contain.
   *
   * **This can cut the node off.** If the registry of your images, your domain, the node's cloud
   * provider or Windows Update uses the certificate or a certificate below it, the node can no
   * longer connect to it. A node that cannot pull images may not be able to undo the setting.
   * @throws if the fingerprint differs, and without a reason
   */
  public static untrusted(certificate: CertificateSource, options: UntrustedCertificateOptions): TrustedCertificate {
    return new TrustedCertificate('untrusted', certificate, options, options?.reason);
  }

  private readonly setting: TrustedCertificateSetting;
  private readonly problem?: Problem;

  private constructor(store: CertificateStore, certificate: CertificateSource, options: TrustedCertificateOptions, reason?: string) {
    super();
    checkKeys(`TrustedCertificate.${store}`, options ?? {}, store === 'untrusted' ? untrustedKeys : keys);
    throwProblem(store === 'untrusted' ? reasonProblem(reason) : undefined);
    if (!(certificate instanceof CertificateSource)) {
      throw userError({
        message: `TrustedCertificate.${store}: certificate must be an object of CertificateSource, got ${quoted(certificate)}`,
        fix: 'Use CertificateSource.fromFile(path) or CertificateSource.fromText(text).',
      });
    }
    const x509 = new X509Certificate(certificate._der);
    const expected = checkedFingerprint(`TrustedCertificate.${store}`, options?.sha256);
    const sha256 = createHash('sha256').update(x509.raw).digest('hex');
    if (sha256 !== expected) {
      throw userError({
        message: `TrustedCertificate.${store}: certificate ${quoted(shownName(x509))} has the SHA-256 fingerprint ${quoted(sha256)}, expected ${quoted(expected)}`,
        fix: 'This is not the certificate that you expect. Ask the operator of the authority before you change the certificate or the fingerprint.',
      });
    }
    this.problem = storeProblem(x509, store);
    this.setting = {
      id: `trustedCertificate/${store}/${sha256}`,
      kind: 'trustedCertificate',
      ensure: literalOf(Ensure.PRESENT),
      store,
      sha256,
      certificate: x509.raw.toString('base64'),
      ...reason !== undefined && { sensitiveReason: reason },
    };
  }

  /** @internal */
  public _parts(): SettingPart<TrustedCertificateSetting>[] {
    throwProblem(this.problem);
    return [this.part];
  }

  /**
   * The agent can also remove a certificate that is weak or has expired.
   * @internal
   */
  public override _absentParts(): SettingPart[] {
    return [absentPart(this.part)];
  }

  private get part(): SettingPart<TrustedCertificateSetting> {
    const { setting, setting: { sha256, store } } = this;
    const isUntrusted = store === 'untrusted';
    const does = isUntrusted ? 'makes it untrusted' : `trusts it in the store ${store}`;
    return { desired: setting, claims: [NodeClaim.certificate(sha256, { does, isShared: !isUntrusted })], needs: [] };
  }
}

function checkedFingerprint(owner: string, text: string): string {
  // A fingerprint that is copied from the certificate viewer of Windows starts with an invisible
  // mark.
  const digits = typeof text === 'string' ? text.replace(/[\s:\u200e]/gu, '').toLowerCase() : '';
  if (!sha256Digits.matches(digits)) {
    const what = /^[0-9a-f]{40}$/u.test(digits) ? 'a SHA-1 fingerprint, which can be forged' : 'not a SHA-256 fingerprint';
    throw userError({
      message: `${owner}: sha256 ${quoted(text)} is ${what}`,
      fix: 'Use 64 hexadecimal digits, as openssl x509 -noout -fingerprint -sha256 shows them.',
    });
  }
  return digits;
}
