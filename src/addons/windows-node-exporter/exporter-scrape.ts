import { ApiObjectMetadata, Duration } from 'cdk8s';
import { ISecretReference } from '../../container';
import { referencedName } from '../../container/object-references';
import { quoted, userError } from '../../facts/errors';
import { checkDataKey, checkLabels } from '../../facts/kubernetes-names';
import { wholeSeconds } from '../../facts/members';
import { checkKeys, KeysOf } from '../../facts/unknown-keys';

/** User name and password, in a Secret beside the monitor. */
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

/** Options for what Prometheus expects of the exporter's certificate. */
export interface ExporterScrapeTlsOptions {
  /**
   * Name that the certificate must have. Prometheus connects to the address of the node, which certificates seldom carry.
   * @default - the address of the node
   */
  readonly serverName?: string;

  /**
   * Secret of the type kubernetes.io/tls with the certificate that Prometheus shows, in the namespace of the monitor.
   * @default - none
   */
  readonly clientCertificate?: ISecretReference;
}

const tlsKeys: KeysOf<ExporterScrapeTlsOptions> = { serverName: true, clientCertificate: true };

/** How Prometheus makes sure that it talks to the exporter. */
export class ExporterScrapeTls {
  /**
   * The certificate is signed by an authority whose own certificate a Secret holds.
   * @param secret in the namespace of the monitor, with the key `ca.crt`
   */
  public static signedBy(secret: ISecretReference, options: ExporterScrapeTlsOptions = {}): ExporterScrapeTls {
    checkKeys('ExporterScrapeTls.signedBy', options, tlsKeys);
    return new ExporterScrapeTls({ ca: { secret: { name: referencedName('ExporterScrapeTls', secret, 'Secret'), key: 'ca.crt' } } }, options);
  }

  /** The certificate is signed by an authority that Prometheus trusts anyway. */
  public static signedByTrusted(options: ExporterScrapeTlsOptions = {}): ExporterScrapeTls {
    checkKeys('ExporterScrapeTls.signedByTrusted', options, tlsKeys);
    return new ExporterScrapeTls({}, options);
  }

  /** Any certificate will do: nobody reads along, but anybody could answer. */
  public static unverified(options: ExporterScrapeTlsOptions = {}): ExporterScrapeTls {
    checkKeys('ExporterScrapeTls.unverified', options, tlsKeys);
    return new ExporterScrapeTls({ insecureSkipVerify: true }, options);
  }

  private constructor(private readonly trust: object, private readonly options: ExporterScrapeTlsOptions) {}

  /** @internal */
  public _toConfig(): object {
    const { serverName, clientCertificate } = this.options;
    const name = clientCertificate && referencedName('clientCertificate of ExporterScrapeTls', clientCertificate, 'Secret');
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
   * Id of the monitor below the exporter. Needed for a second one of its kind.
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
   * Time between two scrapes. Whole seconds.
   * @default - as Prometheus is set up
   */
  readonly interval?: Duration;

  /**
   * Time after which a scrape is given up. Whole seconds, not more than the interval.
   * @default - as Prometheus is set up
   */
  readonly scrapeTimeout?: Duration;

  /**
   * The label `job`. The dashboards and rules of kube-prometheus-stack want the default.
   * @default "windows-exporter"
   */
  readonly job?: string;

  /**
   * How Prometheus makes sure that it talks to the exporter. Needed where the exporter speaks HTTPS.
   * @default - the exporter speaks HTTP
   */
  readonly tls?: ExporterScrapeTls;

  /**
   * User name and password, where the exporter's web configuration wants them.
   * @default - none
   */
  readonly basicAuth?: ExporterScrapeBasicAuthOptions;
}

const monitorKeys: KeysOf<ExporterMonitorOptions> = {
  id: true, labels: true, metadata: true, interval: true, scrapeTimeout: true, job: true, tls: true, basicAuth: true,
};
const basicAuthKeys: KeysOf<ExporterScrapeBasicAuthOptions> = { secret: true, usernameKey: true, passwordKey: true };

/** What a monitor scrapes. */
export interface ScrapeTarget {
  readonly https: boolean;
  readonly portName: string;
  readonly path: string;
}

/** The endpoint of a PodMonitor or ServiceMonitor. Throws for options that do not go together. */
export function scrapeEndpoint(what: string, target: ScrapeTarget, options: ExporterMonitorOptions): object {
  checkKeys(what, options, monitorKeys);
  checkLabels(options.labels);
  if (target.https !== (options.tls !== undefined)) {
    throw userError(target.https
      ? { message: `${what} has no tls, and the exporter speaks HTTPS`, fix: 'Say whom Prometheus trusts: tls: ExporterScrapeTls.signedBy(secret, { serverName: \'...\' }).' }
      : { message: `${what} has tls, and the exporter speaks HTTP`, fix: 'Give the exporter a webConfig, or leave tls out.' });
  }
  const [interval, timeout] = [seconds(`interval of ${what}`, options.interval), seconds(`scrapeTimeout of ${what}`, options.scrapeTimeout)];
  if (interval !== undefined && timeout !== undefined && timeout > interval) {
    throw userError({ message: `${what} has a scrapeTimeout of ${timeout} s and an interval of ${interval} s`, fix: 'Prometheus wants a timeout that is not longer than the interval.' });
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

// The address of a HostProcess pod is that of its node, and a node is what people look for.
const relabelings = ['node', 'instance'].map((targetLabel) => (
  { action: 'replace', sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel }
));

function basicAuthOf(what: string, basicAuth: ExporterScrapeBasicAuthOptions): object {
  checkKeys(`basicAuth of ${what}`, basicAuth, basicAuthKeys);
  const { secret, usernameKey = 'username', passwordKey = 'password' } = basicAuth;
  checkDataKey('usernameKey', usernameKey);
  checkDataKey('passwordKey', passwordKey);
  const name = referencedName(`basicAuth of ${what}`, secret, 'Secret');
  return { username: { name, key: usernameKey }, password: { name, key: passwordKey } };
}

function seconds(what: string, duration: Duration | undefined): number | undefined {
  const value = wholeSeconds(what, duration);
  if (value !== undefined && (!Number.isInteger(value) || value < 1)) {
    throw userError({ message: `${what} is ${quoted(value)} seconds`, fix: 'Give whole seconds, at least one.' });
  }
  return value;
}
