import { ISecretReference, ProjectedSource } from '../../container';
import { quoted, userError } from '../../facts/errors';
import { checkDataKey } from '../../facts/kubernetes-names';
import { checkKeys } from '../../facts/unknown-keys';

export const WEB_CONFIG_FILE = 'web-config.yml';
const CERTIFICATE = { 'tls.crt': 'tls.crt', 'tls.key': 'tls.key' };
const CLIENT_CA_FILE = 'client-ca.crt';

/** Options for TLS by a certificate in a Secret. */
export interface ExporterTlsOptions {
  /**
   * Secret whose key `ca.crt` says which clients may connect: only those with a certificate from there.
   * @default - every client may connect
   */
  readonly clientCa?: ISecretReference;
}

/** Options for a web configuration of one's own. */
export interface ExporterWebConfigOptions {
  /** Whether it turns on TLS: monitors and scrape annotations then say `https`. */
  readonly https: boolean;

  /**
   * Key of the Secret that holds the configuration.
   * @default "web-config.yml"
   */
  readonly key?: string;

  /**
   * Secret of the type kubernetes.io/tls, whose files lie beside the configuration as `tls.crt` and `tls.key`.
   * @default - none
   */
  readonly certificate?: ISecretReference;

  /**
   * Secret whose key `ca.crt` lies beside the configuration as `client-ca.crt`.
   * @default - none
   */
  readonly clientCa?: ISecretReference;
}

/**
 * TLS and authentication of windows_exporter. Everything comes from Secrets: hashes of passwords are as good as passwords for whoever
 * has time. The exporter reads the files anew for each request, so certificates are renewed without a restart.
 *
 * Mounted Secrets lie on the node's disk in clear text, readable by every local user.
 * @see https://github.com/prometheus/exporter-toolkit/blob/master/docs/web-configuration.md
 */
export class ExporterWebConfig {
  /**
   * TLS with the certificate of a Secret of the type kubernetes.io/tls, such as cert-manager makes them, and optionally certificates
   * of clients.
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
   * A web configuration that a Secret holds, which may turn on basic authentication. The probes of kubelet only ask whether the port
   * is open, since `/health` wants credentials too.
   * @throws for a key that a Secret cannot have
   */
  public static fromSecret(secret: ISecretReference, options: ExporterWebConfigOptions): ExporterWebConfig {
    checkKeys('ExporterWebConfig.fromSecret', options ?? {}, { https: true, key: true, certificate: true, clientCa: true });
    if (typeof options?.https !== 'boolean') {
      throw userError({ message: `ExporterWebConfig.fromSecret has https ${quoted(options?.https)}`, fix: 'Say whether the configuration turns on TLS: true or false.' });
    }
    const key = options.key ?? WEB_CONFIG_FILE;
    checkDataKey('key', key);
    const sources = [
      ProjectedSource.fromSecret(secret, { items: { [key]: WEB_CONFIG_FILE } }),
      ...options.certificate === undefined ? [] : [certificate(options.certificate)],
      ...caOf(options.clientCa),
    ];
    return new ExporterWebConfig(options.https, false, sources);
  }

  private constructor(
    /** Whether the exporter speaks HTTPS. */
    public readonly https: boolean,
    /** Whether kubelet, which has no credentials, gets an answer by HTTP. @internal */
    public readonly _answersProbes: boolean,
    /** What lies beside the configuration file. @internal */
    public readonly _sources: readonly ProjectedSource[],
    /** The configuration itself, unless a Secret holds it. @internal */
    public readonly _content?: object,
  ) {}
}

function certificate(secret: ISecretReference): ProjectedSource {
  return ProjectedSource.fromSecret(secret, { items: CERTIFICATE });
}

function caOf(secret: ISecretReference | undefined): ProjectedSource[] {
  return secret === undefined ? [] : [ProjectedSource.fromSecret(secret, { items: { 'ca.crt': CLIENT_CA_FILE } })];
}
