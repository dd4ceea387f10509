import { Duration } from 'cdk8s';
import { ExporterPerformanceObject } from './exporter-performance-object';
import {
  ContainerSubCollector, LogicalDiskSubCollector, NetSubCollector, TcpSubCollector, TimeSubCollector,
} from '../../facts/windows-exporter/sub-collectors';

/** Options of the collector `container`. */
export interface ContainerCollectorOptions {
  /**
   * The kinds of containers to report.
   * @default - all
   */
  readonly enabled?: ContainerSubCollector[];

  /**
   * Folder in which containerd keeps the state of running containers. The collector reads the names
   * of pods there. An absolute path, with slashes or backslashes.
   * @default - C:\ProgramData\containerd\state\io.containerd.runtime.v2.task\k8s.io\
   */
  readonly containerdStateDir?: string;
}

/** Options of the collector `filetime`. */
export interface FiletimeCollectorOptions {
  /**
   * The files: an absolute path. `*` and `?` match within a name, `**` matches any depth, and
   * `{a,b}` matches either name. Release 0.31.8 accepts only one pattern in its file.
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
   * Volumes to exclude, such as `HarddiskVolume\d+`: a regular expression.
   * @default - none
   */
  readonly volumeExclude?: string;

  /**
   * The parts to report.
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
   * Adapters to exclude: a regular expression.
   * @default - none
   */
  readonly nicExclude?: string;

  /**
   * The parts to report.
   * @default - all
   */
  readonly enabled?: NetSubCollector[];
}

/** Options of the collector `performancecounter`. */
export interface PerformancecounterCollectorOptions {
  /** The objects to read. At least one, each with a different name. */
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
   * Disks to exclude: a regular expression.
   * @default - none
   */
  readonly diskExclude?: string;
}

/** Options of the collector `process`. Regular expressions match whole names. */
export interface ProcessCollectorOptions {
  /**
   * Processes to report, such as `containerd.*|kubelet`: a regular expression. Each process adds
   * about twenty series.
   * @default - all
   */
  readonly include?: string;

  /**
   * Processes to exclude: a regular expression.
   * @default - none
   */
  readonly exclude?: string;

  /**
   * Whether the metrics of IIS worker processes contain the name of their application pool. The
   * exporter warns that this may leak memory.
   * @default false
   */
  readonly iis?: boolean;

  /**
   * Whether command lines become labels. They can contain passwords and tokens. The default of the
   * exporter itself is true.
   * @default false
   */
  readonly cmdline?: boolean;

  /**
   * The set of counters: 1 for Process, 2 for Process V2.
   * @default - the newest set on the node
   */
  readonly counterVersion?: number;
}

/**
 * Options of the collector `scheduled_task`. Regular expressions match whole paths, such as
 * `/Microsoft/.+`.
 */
export interface ScheduledTaskCollectorOptions {
  /**
   * Tasks to report: a regular expression.
   * @default - all
   */
  readonly include?: string;

  /**
   * Tasks to exclude: a regular expression.
   * @default - none
   */
  readonly exclude?: string;
}

/**
 * Options of the collector `service`. Regular expressions match whole service names, not display
 * names.
 */
export interface ServiceCollectorOptions {
  /**
   * Services to report, such as `containerd|kubelet`: a regular expression. Each service adds about
   * fifteen series.
   * @default - all
   */
  readonly include?: string;

  /**
   * Services to exclude: a regular expression.
   * @default - none
   */
  readonly exclude?: string;
}

/** Options of the collector `tcp`. */
export interface TcpCollectorOptions {
  /**
   * The parts to report.
   * @default - all
   */
  readonly enabled?: TcpSubCollector[];
}

/** Options of the collector `textfile`. */
export interface TextfileCollectorOptions {
  /**
   * Folders of the node. The collector reads the files named `*.prom` in them and in their
   * subfolders. Absolute paths, with slashes or backslashes, without commas. The first folder is
   * `textfileDirectory` of the exporter.
   * @default - the folder that the agent of `WindowsNodeSettings` creates:
   * WindowsNodeExporter.TEXTFILE_DIRECTORY
   */
  readonly directories?: string[];
}

/** Options of the collector `time`. */
export interface TimeCollectorOptions {
  /**
   * The parts to report.
   * @default - all
   */
  readonly enabled?: TimeSubCollector[];
}

/** Options of the collector `update`. */
export interface UpdateCollectorOptions {
  /**
   * Whether Windows Update asks its servers. If it does not, the search uses what the node already
   * knows.
   * @default false
   */
  readonly online?: boolean;

  /**
   * Time between two searches, in whole seconds. At least one minute.
   * @default Duration.hours(6)
   */
  readonly scrapeInterval?: Duration;
}
