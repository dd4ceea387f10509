import { Duration, Size } from 'cdk8s';
import { ContainerResources } from 'cdk8s-plus-28';
import { ExporterCollector } from './exporter-collector';
import { ExporterFirewall } from './exporter-firewall';
import { ExporterWebConfig } from './exporter-web-config';
import { WindowsAccount } from '../../account';
import { KeysOf } from '../../facts/unknown-keys';
import { DaemonSetRolloutOptions, daemonSetRolloutKeys } from '../../workload/rollout-options';

/** The least severe messages that the exporter logs. */
export enum ExporterLogLevel {
  /** All messages. */
  DEBUG = 'debug',
  /** Normal operation, warnings and errors. */
  INFO = 'info',
  /** Warnings and errors. */
  WARN = 'warn',
  /** Errors only. */
  ERROR = 'error',
}

/** The format of the exporter's log. */
export enum ExporterLogFormat {
  /** Pairs of `key=value`. */
  LOGFMT = 'logfmt',
  /** One JSON object per line. */
  JSON = 'json',
}

/** The priority class of the exporter's process in Windows. */
export enum ExporterPriority {
  /** Runs when nothing else does. */
  LOW = 'low',
  /** Below other processes. */
  BELOW_NORMAL = 'belownormal',
  /** Like other processes. */
  NORMAL = 'normal',
  /** Above other processes, so that a node under load still reports metrics. */
  ABOVE_NORMAL = 'abovenormal',
  /** Far above other processes. */
  HIGH = 'high',
  /** Above user input and the writing of disk caches. */
  REALTIME = 'realtime',
}

/** Properties of `WindowsNodeExporter`. */
export interface WindowsNodeExporterProps extends DaemonSetRolloutOptions {
  /**
   * The Windows account that the exporter runs as. LocalSystem is the only account that its
   * maintainers know to work. For other accounts, see `experimentalAccount`.
   */
  readonly account: WindowsAccount;

  /**
   * Whether to allow an account with which these collectors are not known to work, such as
   * `WindowsAccount.localGroup('Performance Monitor Users')`. If a collector does not work, the
   * metric windows_exporter_collector_success shows it, or the exporter does not start.
   * @default false
   */
  readonly experimentalAccount?: boolean;

  /**
   * The collectors to run. List each collector once.
   * @default - the collectors that windows_exporter runs by default: ExporterCollector.defaults()
   */
  readonly collectors?: ExporterCollector[];

  /**
   * The port that the exporter listens on, on every address of the node: 1 to 65535.
   * @default 9182
   */
  readonly port?: number;

  /**
   * The addresses that the Windows firewall allows to connect.
   * @default ExporterFirewall.none()
   */
  readonly firewall?: ExporterFirewall;

  /**
   * TLS and authentication.
   * @default - HTTP without authentication, for every client that can reach the port
   */
  readonly webConfig?: ExporterWebConfig;

  /**
   * Image of windows_exporter 0.31.8, for example in a mirror. Another release may refuse the
   * configuration and not start.
   * @default "ghcr.io/prometheus-community/windows-exporter:0.31.8"
   */
  readonly image?: string;

  /**
   * CPU and memory of the exporter. If the memory limit is below what the exporter needs, an
   * allocation fails and the exporter exits.
   * @default - requests of 100m CPU and 100 MiB of memory, no limits
   */
  readonly resources?: ContainerResources;

  /**
   * Memory that the exporter tries not to exceed, in whole bytes. 0 means no limit.
   * @default - 200 MB
   */
  readonly memoryLimit?: Size;

  /**
   * The priority class of the exporter's process in Windows.
   * @default ExporterPriority.NORMAL
   */
  readonly priority?: ExporterPriority;

  /**
   * The least severe messages that the exporter logs.
   * @default ExporterLogLevel.INFO
   */
  readonly logLevel?: ExporterLogLevel;

  /**
   * The format of the exporter's log.
   * @default ExporterLogFormat.LOGFMT
   */
  readonly logFormat?: ExporterLogFormat;

  /**
   * The URL path of the metrics.
   * @default "/metrics"
   */
  readonly metricsPath?: string;

  /**
   * How long before Prometheus' own timeout the exporter returns the metrics that it has so far.
   * @default Duration.millis(500)
   */
  readonly timeoutMargin?: Duration;

  /**
   * Whether to omit the metrics about the exporter itself (go_*, process_*, promhttp_*).
   * @default false
   */
  readonly disableExporterMetrics?: boolean;

  /**
   * Whether the exporter serves profiles of itself below /debug/pprof, to every client that can
   * reach the port.
   * @default false
   */
  readonly debugEndpoints?: boolean;

  /**
   * Whether the pods have the annotations prometheus.io/scrape, port, path and, for HTTPS, scheme.
   * Prometheus must be configured to follow them.
   * @default false
   */
  readonly scrapeAnnotations?: boolean;
}

export const exporterKeys: KeysOf<WindowsNodeExporterProps> = {
  ...daemonSetRolloutKeys, account: true, experimentalAccount: true, collectors: true, port: true, firewall: true, webConfig: true, image: true,
  resources: true, memoryLimit: true, priority: true, logLevel: true, logFormat: true, metricsPath: true, timeoutMargin: true,
  disableExporterMetrics: true, debugEndpoints: true, scrapeAnnotations: true,
};
