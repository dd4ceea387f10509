import { Duration, Size } from 'cdk8s';
import { ContainerResources } from 'cdk8s-plus-28';
import { ExporterCollector } from './exporter-collector';
import { ExporterFirewall } from './exporter-firewall';
import { ExporterWebConfig } from './exporter-web-config';
import { WindowsAccount } from '../../account';
import { KeysOf } from '../../facts/unknown-keys';
import { DaemonSetRolloutOptions, daemonSetRolloutKeys } from '../../workload/rollout-options';

/** What the exporter logs. */
export enum ExporterLogLevel {
  /** Everything. */
  DEBUG = 'debug',
  /** What it does. */
  INFO = 'info',
  /** What is odd. */
  WARN = 'warn',
  /** What fails. */
  ERROR = 'error',
}

/** How the exporter logs. */
export enum ExporterLogFormat {
  /** Keys and values. */
  LOGFMT = 'logfmt',
  /** One JSON object per line. */
  JSON = 'json',
}

/** The priority class of the exporter's process in Windows. */
export enum ExporterPriority {
  /** When nothing else runs. */
  LOW = 'low',
  /** Below others. */
  BELOW_NORMAL = 'belownormal',
  /** Like others. */
  NORMAL = 'normal',
  /** Above others: metrics keep coming from a node under load. */
  ABOVE_NORMAL = 'abovenormal',
  /** Far above others. */
  HIGH = 'high',
  /** Above the input of the user and the writing of disk caches. */
  REALTIME = 'realtime',
}

/** Properties of `WindowsNodeExporter`. */
export interface WindowsNodeExporterProps extends DaemonSetRolloutOptions {
  /**
   * The Windows account that the exporter runs as. LocalSystem is the one that its maintainers know to work; for any other see
   * `experimentalAccount`.
   */
  readonly account: WindowsAccount;

  /**
   * Whether to go ahead although nobody has seen these collectors work as this account, such as
   * `WindowsAccount.localGroup('Performance Monitor Users')`. What does not work shows in the metric windows_exporter_collector_success,
   * or keeps the exporter from starting.
   * @default false
   */
  readonly experimentalAccount?: boolean;

  /**
   * The collectors, each once.
   * @default - those that windows_exporter runs by default: ExporterCollector.defaults()
   */
  readonly collectors?: ExporterCollector[];

  /**
   * The port of the node that it listens on, 1 to 65535, on every address of the node.
   * @default 9182
   */
  readonly port?: number;

  /**
   * What the Windows firewall lets through.
   * @default ExporterFirewall.none()
   */
  readonly firewall?: ExporterFirewall;

  /**
   * TLS and authentication.
   * @default - HTTP, open to whoever reaches the port
   */
  readonly webConfig?: ExporterWebConfig;

  /**
   * Image of windows_exporter 0.31.8: name a mirror here. Another release may refuse the configuration and then does not start.
   * @default "ghcr.io/prometheus-community/windows-exporter:0.31.8"
   */
  readonly image?: string;

  /**
   * CPU and memory of the exporter. A limit on memory below what it needs ends it: an allocation fails.
   * @default - 100m CPU and 100 MiB of memory requested, no limits
   */
  readonly resources?: ContainerResources;

  /**
   * Memory that the exporter tries not to exceed. Whole bytes; 0 for as much as it likes.
   * @default - 200 MB
   */
  readonly memoryLimit?: Size;

  /**
   * The priority class of its process in Windows.
   * @default ExporterPriority.NORMAL
   */
  readonly priority?: ExporterPriority;

  /**
   * What it logs.
   * @default ExporterLogLevel.INFO
   */
  readonly logLevel?: ExporterLogLevel;

  /**
   * How it logs.
   * @default ExporterLogFormat.LOGFMT
   */
  readonly logFormat?: ExporterLogFormat;

  /**
   * Path of the metrics.
   * @default "/metrics"
   */
  readonly metricsPath?: string;

  /**
   * Time before Prometheus' own timeout at which it hands out what it has.
   * @default Duration.millis(500)
   */
  readonly timeoutMargin?: Duration;

  /**
   * Whether it leaves out the metrics about itself (go_*, process_*, promhttp_*).
   * @default false
   */
  readonly disableExporterMetrics?: boolean;

  /**
   * Whether it serves profiles of itself below /debug/pprof, to whoever reaches the port.
   * @default false
   */
  readonly debugEndpoints?: boolean;

  /**
   * Whether pods carry the annotations prometheus.io/scrape, port, path and scheme, for a Prometheus that is set up to follow them.
   * @default false
   */
  readonly scrapeAnnotations?: boolean;
}

export const exporterKeys: KeysOf<WindowsNodeExporterProps> = {
  ...daemonSetRolloutKeys, account: true, experimentalAccount: true, collectors: true, port: true, firewall: true, webConfig: true, image: true,
  resources: true, memoryLimit: true, priority: true, logLevel: true, logFormat: true, metricsPath: true, timeoutMargin: true,
  disableExporterMetrics: true, debugEndpoints: true, scrapeAnnotations: true,
};
