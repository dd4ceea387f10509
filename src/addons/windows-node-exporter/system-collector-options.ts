import { Duration } from 'cdk8s';
import { ExporterPerformanceObject } from './exporter-performance-object';
import {
  ContainerSubCollector, LogicalDiskSubCollector, NetSubCollector, TcpSubCollector, TimeSubCollector,
} from '../../facts/windows-exporter/sub-collectors';

/** Options of the collector `container`. */
export interface ContainerCollectorOptions {
  /**
   * Which containers.
   * @default - all
   */
  readonly enabled?: ContainerSubCollector[];

  /**
   * Folder in which containerd keeps the state of running containers, where names of pods are read. Absolute, with slashes or
   * backslashes.
   * @default - C:\ProgramData\containerd\state\io.containerd.runtime.v2.task\k8s.io\
   */
  readonly containerdStateDir?: string;
}

/** Options of the collector `filetime`. */
export interface FiletimeCollectorOptions {
  /**
   * The files: a path with `*`, `?`, `**` for any depth, and `{a,b}` for one of several. Release 0.31.8 takes one pattern from its file.
   * @see https://github.com/bmatcuk/doublestar#patterns
   */
  readonly filePattern: string;
}

/** Options of the collector `logical_disk`. Regular expressions match whole names. */
export interface LogicalDiskCollectorOptions {
  /**
   * Volumes to report, such as `[CD]:`: a regular expression.
   * @default - all
   */
  readonly volumeInclude?: string;

  /**
   * Volumes to leave out, such as `HarddiskVolume\d+`: a regular expression.
   * @default - none
   */
  readonly volumeExclude?: string;

  /**
   * Which parts.
   * @default - LogicalDiskSubCollector.METRICS
   */
  readonly enabled?: LogicalDiskSubCollector[];
}

/** Options of the collector `net`. Regular expressions match whole names. */
export interface NetCollectorOptions {
  /**
   * Adapters to report: a regular expression.
   * @default - all
   */
  readonly nicInclude?: string;

  /**
   * Adapters to leave out: a regular expression.
   * @default - none
   */
  readonly nicExclude?: string;

  /**
   * Which parts.
   * @default - all
   */
  readonly enabled?: NetSubCollector[];
}

/** Options of the collector `performancecounter`. */
export interface PerformancecounterCollectorOptions {
  /** What to read. At least one object, each with a name of its own. */
  readonly objects: ExporterPerformanceObject[];
}

/** Options of the collector `physical_disk`. Regular expressions match whole names. */
export interface PhysicalDiskCollectorOptions {
  /**
   * Disks to report: a regular expression.
   * @default - all
   */
  readonly diskInclude?: string;

  /**
   * Disks to leave out: a regular expression.
   * @default - none
   */
  readonly diskExclude?: string;
}

/** Options of the collector `process`. Regular expressions match whole names. */
export interface ProcessCollectorOptions {
  /**
   * Processes to report, such as `containerd.*|kubelet`: a regular expression. Without it each process of the node is some
   * twenty series.
   * @default - all
   */
  readonly include?: string;

  /**
   * Processes to leave out: a regular expression.
   * @default - none
   */
  readonly exclude?: string;

  /**
   * Whether worker processes of IIS carry the name of their application pool. The exporter warns that this may leak memory.
   * @default false
   */
  readonly iis?: boolean;

  /**
   * Whether command lines become labels, and with them the passwords and tokens that they hold. The exporter's own default is true.
   * @default false
   */
  readonly cmdline?: boolean;

  /**
   * Which set of counters: 1 for Process, 2 for Process V2.
   * @default - the newest that the node has
   */
  readonly counterVersion?: number;
}

/** Options of the collector `scheduled_task`. Regular expressions match whole paths, such as `/Microsoft/.+`. */
export interface ScheduledTaskCollectorOptions {
  /**
   * Tasks to report: a regular expression.
   * @default - all
   */
  readonly include?: string;

  /**
   * Tasks to leave out: a regular expression.
   * @default - none
   */
  readonly exclude?: string;
}

/** Options of the collector `service`. Regular expressions match whole service names, not display names. */
export interface ServiceCollectorOptions {
  /**
   * Services to report, such as `containerd|kubelet`: a regular expression. Without it each service of the node is some
   * fifteen series.
   * @default - all
   */
  readonly include?: string;

  /**
   * Services to leave out: a regular expression.
   * @default - none
   */
  readonly exclude?: string;
}

/** Options of the collector `tcp`. */
export interface TcpCollectorOptions {
  /**
   * Which parts.
   * @default - all
   */
  readonly enabled?: TcpSubCollector[];
}

/** Options of the collector `textfile`. */
export interface TextfileCollectorOptions {
  /**
   * Folders of the node in which files named `*.prom` are read, those in folders below them too. Absolute, with slashes or
   * backslashes, without commas. The first one is `textfileDirectory` of the exporter.
   * @default - the folder that the agent of `WindowsNodeSettings` makes: WindowsNodeExporter.TEXTFILE_DIRECTORY
   */
  readonly directories?: string[];
}

/** Options of the collector `time`. */
export interface TimeCollectorOptions {
  /**
   * Which parts.
   * @default - all
   */
  readonly enabled?: TimeSubCollector[];
}

/** Options of the collector `update`. */
export interface UpdateCollectorOptions {
  /**
   * Whether Windows Update asks its servers, rather than what the node already knows.
   * @default false
   */
  readonly online?: boolean;

  /**
   * Time between two searches. Whole seconds, at least one minute.
   * @default Duration.hours(6)
   */
  readonly scrapeInterval?: Duration;
}
