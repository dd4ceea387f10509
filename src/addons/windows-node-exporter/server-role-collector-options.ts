import {
  DfsrSource, DhcpSubCollector, DnsSubCollector, ExchangeSubCollector, HypervSubCollector,
  MsclusterSubCollector, MssqlSubCollector, NetframeworkSubCollector,
} from '../../facts/windows-exporter/sub-collectors';

/** Options of the collector `dfsr`. */
export interface DfsrCollectorOptions {
  /**
   * The groups of counters to report.
   * @default - all
   */
  readonly sourcesEnabled?: DfsrSource[];
}

/** Options of the collector `dhcp`. */
export interface DhcpCollectorOptions {
  /**
   * The parts to report.
   * @default - all
   */
  readonly enabled?: DhcpSubCollector[];
}

/** Options of the collector `dns`. */
export interface DnsCollectorOptions {
  /**
   * The parts to report.
   * @default - all
   */
  readonly enabled?: DnsSubCollector[];
}

/** Options of the collector `exchange`. */
export interface ExchangeCollectorOptions {
  /**
   * The parts to report.
   * @default - all
   */
  readonly enabled?: ExchangeSubCollector[];
}

/** Options of the collector `hyperv`. */
export interface HypervCollectorOptions {
  /**
   * The parts to report.
   * @default - all
   */
  readonly enabled?: HypervSubCollector[];
}

/** Options of the collector `iis`. Regular expressions match whole names. */
export interface IisCollectorOptions {
  /**
   * Sites to report: a regular expression.
   * @default - all
   */
  readonly siteInclude?: string;

  /**
   * Sites to exclude: a regular expression.
   * @default - none
   */
  readonly siteExclude?: string;

  /**
   * Applications to report: a regular expression.
   * @default - all
   */
  readonly appInclude?: string;

  /**
   * Applications to exclude: a regular expression.
   * @default - none
   */
  readonly appExclude?: string;
}

/** Options of the collector `mscluster`. */
export interface MsclusterCollectorOptions {
  /**
   * The parts to report.
   * @default - all
   */
  readonly enabled?: MsclusterSubCollector[];
}

/** Options of the collector `mssql`. */
export interface MssqlCollectorOptions {
  /**
   * The parts to report.
   * @default - all
   */
  readonly enabled?: MssqlSubCollector[];
}

/** Options of the collector `netframework`. */
export interface NetframeworkCollectorOptions {
  /**
   * The parts to report.
   * @default - all
   */
  readonly enabled?: NetframeworkSubCollector[];
}

/** Options of the collector `printer`. Regular expressions match whole names. */
export interface PrinterCollectorOptions {
  /**
   * Printers to report: a regular expression.
   * @default - all
   */
  readonly include?: string;

  /**
   * Printers to exclude: a regular expression.
   * @default - none
   */
  readonly exclude?: string;
}

/** Options of the collector `smtp`. Regular expressions match whole names. */
export interface SmtpCollectorOptions {
  /**
   * Virtual servers to report: a regular expression.
   * @default - all
   */
  readonly serverInclude?: string;

  /**
   * Virtual servers to exclude: a regular expression.
   * @default - none
   */
  readonly serverExclude?: string;
}
