import { ISecretReference, ProjectedSource } from '../../container';
import { quoted, userError } from '../../facts/errors';
import { checkDataKey } from '../../facts/kubernetes-names';
import { checkKeys } from '../../facts/unknown-keys';

export const WEB_CONFIG_FILE = 'web-config.yml';
const CERTIFICATE = { 'tls.crt': 'tls.crt', 'tls.key': 'tls.key' };
const CLIENT_CA_FILE = 'client-ca.crt';

/** Options for `ExporterWebConfig.fromTlsSecret`. */
export interface ExporterTlsOptions {
  /**
   * Secret with the certificate of an authority under the key `ca.crt`. Only clients with a
   * certificate of this authority can connect.
   * @default - every client can connect
   */
  readonly clientCa?: ISecretReference;
}

/** Options for `ExporterWebConfig.fromSecret`. */
export interface ExporterWebConfigOptions {
  /**
   * Whether the configuration turns on TLS. If it does, monitors and scrape annotations specify
   * `https`.
   */
  readonly https: boolean;

  /**
   * Key of the configuration in the Secret.
   * @default "web-config.yml"
   */
  readonly key?: string;

  /**
   * Secret of the type kubernetes.io/tls. Its files are mounted in the folder of the configuration,
   * as `tls.crt` and `tls.key`.
   * @default - none
   */
  readonly certificate?: ISecretReference;

  /**
   * Secret with the key `ca.crt`. It is mounted in the folder of the configuration, as
   * `client-ca.crt`.
   * @default - none
   */
  readonly clientCa?: ISecretReference;
}

/**
 * TLS and authentication of windows_exporter. Everything comes from Secrets, because an attacker
 * with enough time can recover passwords from their hashes. The exporter reads the files for each
 * request, so a renewed certificate needs no restart.
 *
 * Mounted Secrets are on the node's disk in clear text, and every local user can read them.
 * @see https://github.com/prometheus/exporter-toolkit/blob/master/docs/web-configuration.md
 */
export class ExporterWebConfig {
  /**
   * TLS with the certificate in a Secret of the type kubernetes.io/tls, such as cert-manager
   * creates, and optionally client certificates.
   */
  public static fromTlsSecret(secret: ISecretReference, options: ExporterTlsOptions = {}): ExporterWebConfig {
    checkKeys('ExporterWebConfig.fromTlsSecret', options, { clientCa: true });
    const { clientCa } = options;
    const server = {
      cert_file: 'tls.crt',
      key_file: 'tls.key',
      ...clientCa && { client_auth_type: 'RequireAndVerifyClientCert', client_ca_file: CLIENT_CA_FILE },
    };
    return new ExporterWebConfig(true, clientCa === undefined, [certificate(secret), ...caOf(clientCa)], { tls_server_config: server });
  }

  /**
   * A web configuration in a Secret. It can turn on basic authentication. The probes of kubelet
   * only check that the port is open, because `/health` requires credentials too.
   * @throws if https is not true or false, or if the key is not valid in a Secret
   */
  public static fromSecret(secret: ISecretReference, options: ExporterWebConfigOptions): ExporterWebConfig {
    checkKeys('ExporterWebConfig.fromSecret', options ?? {}, { https: true, key: true, certificate: true, clientCa: true });
    if (typeof options?.https !== 'boolean') {
      throw userError({
        message: `ExporterWebConfig.fromSecret: https must be true or false, got ${quoted(options?.https)}`,
        fix: 'Use true if the configuration turns on TLS, and false if it does not.',
      });
    }
    const key = options.key ?? WEB_CONFIG_FILE;
    checkDataKey('ExporterWebConfig.fromSecret: key', key);
    const sources = [
      ProjectedSource.fromSecret(secret, { items: { [key]: WEB_CONFIG_FILE } }),
      ...options.certificate === undefined ? [] : [certificate(options.certificate)],
      ...caOf(options.clientCa),
    ];
    return new ExporterWebConfig(options.https, false, sources);
  }

  private constructor(
    /** Whether the exporter uses HTTPS. */
    public readonly https: boolean,
    /** Whether the exporter answers HTTP probes of kubelet, which has no credentials. @internal */
    public readonly _answersProbes: boolean,
    /** What is mounted in the folder of the configuration file. @internal */
    public readonly _sources: readonly ProjectedSource[],
    /** The configuration, unless it is in a Secret. @internal */
    public readonly _content?: object,
  ) {}
}

function certificate(secret: ISecretReference): ProjectedSource {
  return ProjectedSource.fromSecret(secret, { items: CERTIFICATE });
}

function caOf(secret: ISecretReference | undefined): ProjectedSource[] {
  return secret === undefined ? [] : [ProjectedSource.fromSecret(secret, { items: { 'ca.crt': CLIENT_CA_FILE } })];
}
