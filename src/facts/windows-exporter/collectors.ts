import {
  ContainerSubCollector, DfsrSource, DhcpSubCollector, DnsSubCollector, ExchangeSubCollector, HypervSubCollector, LogicalDiskSubCollector,
  MsclusterSubCollector, MssqlSubCollector, NetframeworkSubCollector, NetSubCollector, TcpSubCollector, TimeSubCollector,
} from './sub-collectors';

/**
 * What windows_exporter 0.31.8 accepts, by collector. It was the latest release when this was
 * written. Names, file keys and defaults come from its code. With an unknown key, the program ends
 * at start.
 * @see https://github.com/prometheus-community/windows_exporter/tree/v0.31.8/internal/collector
 */
export const EXPORTER_VERSION = '0.31.8';
export const EXPORTER_IMAGE = `ghcr.io/prometheus-community/windows-exporter:${EXPORTER_VERSION}`;

/** The collectors that run if none are specified. */
export const defaultCollectors = ['cpu', 'memory', 'logical_disk', 'physical_disk', 'net', 'os', 'service', 'system'] as const;

/** The kind of value of an option. It determines how the value is checked and written. */
export type OptionKind = 'expression' | 'boolean' | 'subCollectors' | 'directory' | 'directories' | 'pattern' | 'counterVersion' | 'objects' | 'interval';

/** An option of a collector. */
export interface OptionFacts {
  /** The key in the collector's section of the file, or the last part of the flag. */
  readonly key: string;
  readonly kind: OptionKind;
  /** Set if the option has no effect in the file. */
  readonly byFlag?: true;
  /** The names that a list of sub-collectors can contain. */
  readonly names?: readonly string[];
}

/**
 * What a collector needs: only files that the account can read, the rights of administrators, or
 * LocalSystem. The project's own manifests use LocalSystem, and no source states which rights are
 * enough.
 */
export type AccountNeed = 'files' | 'localSystem' | 'administrators';

/** One collector. */
export interface CollectorFacts {
  /** The name of its section in the file. */
  readonly section: string;
  /** The sources of its numbers, in the code of 0.31.8. */
  readonly reads: string;
  readonly needs: AccountNeed;
  /** Options by the name of their property. */
  readonly options: Readonly<Record<string, OptionFacts>>;
}

const COUNTERS = 'performance counters';
const WMI = 'WMI';

function collector(reads: string, options: CollectorFacts['options'] = {}, special: Partial<CollectorFacts> = {}): Omit<CollectorFacts, 'section'> & Partial<CollectorFacts> {
  return { reads, needs: 'localSystem', options, ...special };
}

function subCollectors(names: object, key = 'enabled'): OptionFacts {
  return { key, kind: 'subCollectors', names: Object.values(names) };
}

function filters(what?: string): Record<string, OptionFacts> {
  return what === undefined
    ? { include: { key: 'include', kind: 'expression' }, exclude: { key: 'exclude', kind: 'expression' } }
    : {
      [`${what}Include`]: { key: `${what}-include`, kind: 'expression' },
      [`${what}Exclude`]: { key: `${what}-exclude`, kind: 'expression' },
    };
}

const table = {
  ad: collector(COUNTERS),
  adcs: collector(COUNTERS),
  adfs: collector(COUNTERS),
  cache: collector(COUNTERS),
  container: collector('Host Compute Service, job objects, containerd\'s state folder', {
    enabled: subCollectors(ContainerSubCollector),
    containerdStateDir: { key: 'containerd-state-dir', kind: 'directory' },
  }, { needs: 'administrators' }),
  cpu: collector(COUNTERS),
  cpu_info: collector(WMI),
  dfsr: collector(COUNTERS, { sourcesEnabled: subCollectors(DfsrSource, 'sources-enabled') }),
  dhcp: collector(`${COUNTERS}, DHCP server API`, { enabled: subCollectors(DhcpSubCollector) }),
  diskdrive: collector(WMI),
  dns: collector(`${COUNTERS}, ${WMI}`, { enabled: subCollectors(DnsSubCollector) }),
  exchange: collector(COUNTERS, { enabled: subCollectors(ExchangeSubCollector) }),
  filetime: collector('the files', { filePattern: { key: 'file-patterns', kind: 'pattern' } }, { needs: 'files' }),
  fsrmquota: collector(WMI),
  gpu: collector(`${COUNTERS}, graphics API`),
  hyperv: collector(COUNTERS, { enabled: subCollectors(HypervSubCollector) }),
  iis: collector(`${COUNTERS}, registry`, { ...filters('site'), ...filters('app') }),
  license: collector('licensing API'),
  logical_disk: collector(`${COUNTERS}, volumes, BitLocker`, { ...filters('volume'), enabled: subCollectors(LogicalDiskSubCollector) }),
  memory: collector(`${COUNTERS}, system API`),
  mscluster: collector(WMI, { enabled: subCollectors(MsclusterSubCollector) }),
  msmq: collector(COUNTERS),
  mssql: collector(`${COUNTERS}, registry`, { enabled: subCollectors(MssqlSubCollector) }),
  net: collector(`${COUNTERS}, network API`, { ...filters('nic'), enabled: subCollectors(NetSubCollector) }),
  netframework: collector(WMI, { enabled: subCollectors(NetframeworkSubCollector) }),
  nps: collector(COUNTERS),
  os: collector('registry, system API'),
  pagefile: collector(`${COUNTERS}, system API`, {}, { section: 'paging' }),
  performancecounter: collector(COUNTERS, { objects: { key: 'objects', kind: 'objects' } }),
  physical_disk: collector(COUNTERS, filters('disk')),
  printer: collector(WMI, filters()),
  process: collector(`${COUNTERS}, processes, ${WMI} for worker processes of IIS`, {
    ...filters(),
    iis: { key: 'iis', kind: 'boolean' },
    cmdline: { key: 'cmdline', kind: 'boolean' },
    counterVersion: { key: 'counter-version', kind: 'counterVersion' },
  }),
  remote_fx: collector(COUNTERS),
  scheduled_task: collector('Task Scheduler', filters()),
  service: collector('service control manager', filters()),
  smb: collector(COUNTERS),
  smbclient: collector(COUNTERS, {}, { section: 'smb_client' }),
  smtp: collector(COUNTERS, filters('server')),
  system: collector(COUNTERS),
  tcp: collector(`${COUNTERS}, network API`, { enabled: subCollectors(TcpSubCollector) }),
  terminal_services: collector(`${COUNTERS}, ${WMI}, session API`),
  textfile: collector('the files', { directories: { key: 'directories', kind: 'directories' } }, { needs: 'files' }),
  thermalzone: collector(COUNTERS),
  time: collector(`${COUNTERS}, registry, system API`, { enabled: subCollectors(TimeSubCollector) }),
  udp: collector(COUNTERS),
  update: collector('Windows Update', {
    online: { key: 'online', kind: 'boolean' },
    scrapeInterval: { key: 'scrape-interval', kind: 'interval', byFlag: true },
  }),
  vmware: collector(COUNTERS),
};

/** The name of a collector. */
export type CollectorName = keyof typeof table;

/** All collectors, by name. */
export const collectors = Object.fromEntries(
  Object.entries(table).map(([name, facts]) => [name, { section: name, ...facts }]),
) as Readonly<Record<CollectorName, CollectorFacts>>;
