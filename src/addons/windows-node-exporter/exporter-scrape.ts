import { ApiObjectMetadata, Duration } from 'cdk8s';
import { ISecretReference } from '../../container';
import { referencedName } from '../../container/object-references';
import { quoted, userError } from '../../facts/errors';
import { checkDataKey, checkLabels } from '../../facts/kubernetes-names';
import { wholeSeconds } from '../../facts/members';
import { checkKeys, KeysOf } from '../../facts/unknown-keys';

/** A Secret with the user name and password that Prometheus uses. */
export interface ExporterScrapeBasicAuthOptions {
  /** The Secret, in the namespace of the monitor. */
  readonly secret: ISecretReference;

  /**
   * Key of the user name.
   * @default "username"
   */
  readonly usernameKey?: string;

  /**
   * Key of the password.
   * @default "password"
   */
  readonly passwordKey?: string;
}

/** Options for `ExporterScrapeTls`. */
export interface ExporterScrapeTlsOptions {
  /**
   * The name that the certificate must contain. Prometheus connects to the address of the node,
   * which certificates rarely contain.
   * @default - the address of the node
   */
  readonly serverName?: string;

  /**
   * Secret of the type kubernetes.io/tls with the client certificate of Prometheus, in the
   * namespace of the monitor.
   * @default - none
   */
  readonly clientCertificate?: ISecretReference;
}

const tlsKeys: KeysOf<ExporterScrapeTlsOptions> = { serverName: true, clientCertificate: true };

/** How Prometheus verifies that it talks to the exporter. */
export class ExporterScrapeTls {
  /**
   * Trusts certificates that are signed by the authority in a Secret.
   * @param secret Secret in the namespace of the monitor, with the certificate of the authority
   * under the key `ca.crt`
   */
  public static signedBy(secret: ISecretReference, options: ExporterScrapeTlsOptions = {}): ExporterScrapeTls {
    checkKeys('ExporterScrapeTls.signedBy', options, tlsKeys);
    return new ExporterScrapeTls({ ca: { secret: { name: referencedName('ExporterScrapeTls.signedBy: secret', secret, 'Secret'), key: 'ca.crt' } } }, options);
  }

  /** Trusts certificates that are signed by an authority that Prometheus trusts already. */
  public static signedByTrusted(options: ExporterScrapeTlsOptions = {}): ExporterScrapeTls {
    checkKeys('ExporterScrapeTls.signedByTrusted', options, tlsKeys);
    return new ExporterScrapeTls({}, options);
  }

  /** Accepts any certificate. The connection is encrypted, but any host could answer. */
  public static unverified(options: ExporterScrapeTlsOptions = {}): ExporterScrapeTls {
    checkKeys('ExporterScrapeTls.unverified', options, tlsKeys);
    return new ExporterScrapeTls({ insecureSkipVerify: true }, options);
  }

  private constructor(private readonly trust: object, private readonly options: ExporterScrapeTlsOptions) {}

  /** @internal */
  public _toConfig(): object {
    const { serverName, clientCertificate } = this.options;
    const name = clientCertificate && referencedName('ExporterScrapeTls: clientCertificate', clientCertificate, 'Secret');
    return {
      ...this.trust,
      serverName,
      ...name !== undefined && { cert: { secret: { name, key: 'tls.crt' } }, keySecret: { name, key: 'tls.key' } },
    };
  }
}

/** Options for a monitor of prometheus-operator. */
export interface ExporterMonitorOptions {
  /**
   * The construct id of the monitor. Required for a second monitor of the same kind.
   * @default - its kind
   */
  readonly id?: string;

  /**
   * Labels by which Prometheus finds the monitor, such as `{ release: 'kube-prometheus-stack' }`.
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Metadata of the monitor.
   * @default - a generated name, and the namespace of the exporter
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Time between two scrapes, in whole seconds.
   * @default - the interval in the configuration of Prometheus
   */
  readonly interval?: Duration;

  /**
   * Time after which a scrape fails, in whole seconds. At most the interval.
   * @default - the timeout in the configuration of Prometheus
   */
  readonly scrapeTimeout?: Duration;

  /**
   * The label `job`. The dashboards and rules of kube-prometheus-stack require the default.
   * @default "windows-exporter"
   */
  readonly job?: string;

  /**
   * How Prometheus verifies that it talks to the exporter. Required if the exporter uses HTTPS, and
   * an error otherwise.
   * @default - the exporter uses HTTP
   */
  readonly tls?: ExporterScrapeTls;

  /**
   * User name and password, if the exporter's web configuration requires them.
   * @default - none
   */
  readonly basicAuth?: ExporterScrapeBasicAuthOptions;
}

const monitorKeys: KeysOf<ExporterMonitorOptions> = {
  id: true, labels: true, metadata: true, interval: true, scrapeTimeout: true, job: true, tls: true, basicAuth: true,
};
const basicAuthKeys: KeysOf<ExporterScrapeBasicAuthOptions> = { secret: true, usernameKey: true, passwordKey: true };

/** The endpoint of the exporter that a monitor scrapes. */
export interface ScrapeTarget {
  readonly https: boolean;
  readonly portName: string;
  readonly path: string;
}

/**
 * The endpoint of a PodMonitor or ServiceMonitor. Throws if the options contradict each other or
 * the target.
 */
export function scrapeEndpoint(what: string, target: ScrapeTarget, options: ExporterMonitorOptions): object {
  checkKeys(what, options, monitorKeys);
  checkLabels(options.labels);
  if (target.https !== (options.tls !== undefined)) {
    throw userError(target.https
      ? {
        message: `${what}: tls is missing, but the exporter uses HTTPS`,
        fix: 'State what Prometheus trusts: tls: ExporterScrapeTls.signedBy(secret, { serverName: \'...\' }).',
      }
      : { message: `${what}: tls is set, but the exporter uses HTTP`, fix: 'Set webConfig on the exporter, or omit tls.' });
  }
  const [interval, timeout] = [seconds(`${what}: interval`, options.interval), seconds(`${what}: scrapeTimeout`, options.scrapeTimeout)];
  if (interval !== undefined && timeout !== undefined && timeout > interval) {
    throw userError({
      message: `${what}: scrapeTimeout of ${timeout} s is longer than the interval of ${interval} s, which Prometheus refuses`,
      fix: 'Use a scrapeTimeout that is at most the interval.',
    });
  }
  return {
    port: target.portName,
    path: target.path,
    scheme: target.https ? 'https' : 'http',
    interval: interval && `${interval}s`,
    scrapeTimeout: timeout && `${timeout}s`,
    tlsConfig: options.tls?._toConfig(),
    basicAuth: options.basicAuth && basicAuthOf(what, options.basicAuth),
    relabelings: [...relabelings, { action: 'replace', targetLabel: 'job', replacement: options.job ?? 'windows-exporter' }],
  };
}

// A HostProcess pod has the address of its node. The node name is easier to recognize.
const relabelings = ['node', 'instance'].map((targetLabel) => (
  { action: 'replace', sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel }
));

function basicAuthOf(what: string, basicAuth: ExporterScrapeBasicAuthOptions): object {
  checkKeys(`${what}: basicAuth`, basicAuth, basicAuthKeys);
  const { secret, usernameKey = 'username', passwordKey = 'password' } = basicAuth;
  checkDataKey(`${what}: usernameKey`, usernameKey);
  checkDataKey(`${what}: passwordKey`, passwordKey);
  const name = referencedName(`${what}: the secret of basicAuth`, secret, 'Secret');
  return { username: { name, key: usernameKey }, password: { name, key: passwordKey } };
}

function seconds(what: string, duration: Duration | undefined): number | undefined {
  const value = wholeSeconds(what, duration);
  if (value !== undefined && (!Number.isInteger(value) || value < 1)) {
    throw userError({ message: `${what} is ${quoted(value)} seconds`, fix: 'Use a whole number of seconds, at least 1.' });
  }
  return value;
}
