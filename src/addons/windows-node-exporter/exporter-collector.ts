import { renderOptions, RenderedOptions } from './render-options';
import {
  DfsrCollectorOptions, DhcpCollectorOptions, DnsCollectorOptions, ExchangeCollectorOptions, HypervCollectorOptions, IisCollectorOptions,
  MsclusterCollectorOptions, MssqlCollectorOptions, NetframeworkCollectorOptions, PrinterCollectorOptions, SmtpCollectorOptions,
} from './server-role-collector-options';
import {
  ContainerCollectorOptions, FiletimeCollectorOptions, LogicalDiskCollectorOptions, NetCollectorOptions, PerformancecounterCollectorOptions,
  PhysicalDiskCollectorOptions, ProcessCollectorOptions, ScheduledTaskCollectorOptions, ServiceCollectorOptions, TcpCollectorOptions,
  TextfileCollectorOptions, TimeCollectorOptions, UpdateCollectorOptions,
} from './system-collector-options';
import { CollectorName, defaultCollectors } from '../../facts/windows-exporter/collectors';

/**
 * A collector of windows_exporter 0.31.8, with its own options. Each factory has the name of its
 * collector in the exporter, except `systemCounters` for `system`. Names of older releases, such as
 * `cs` and `logon`, do not exist. `os`, `cpu` and `memory` replace `cs`, and `terminalServices`
 * replaces `logon`.
 *
 * @see https://github.com/prometheus-community/windows_exporter/tree/v0.31.8/docs
 */
export class ExporterCollector {
  /**
   * The collectors that windows_exporter runs by default: cpu, memory, logical_disk, physical_disk,
   * net, os, service and system.
   */
  public static defaults(): ExporterCollector[] {
    return defaultCollectors.map((name) => new ExporterCollector(name, {}));
  }

  /** Active Directory domain controllers. */
  public static ad(): ExporterCollector {
    return new ExporterCollector('ad', {});
  }

  /** Active Directory Certificate Services. */
  public static adcs(): ExporterCollector {
    return new ExporterCollector('adcs', {});
  }

  /** Active Directory Federation Services. */
  public static adfs(): ExporterCollector {
    return new ExporterCollector('adfs', {});
  }

  /** The file system cache. */
  public static cache(): ExporterCollector {
    return new ExporterCollector('cache', {});
  }

  /**
   * Containers: CPU, memory, storage and network of each, with the names of their pods. Needs an
   * administrative account.
   */
  public static container(options: ContainerCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('container', options);
  }

  /** Processors: time by mode, clock, interrupts. */
  public static cpu(): ExporterCollector {
    return new ExporterCollector('cpu', {});
  }

  /** Model, cores and caches of the processors. */
  public static cpuInfo(): ExporterCollector {
    return new ExporterCollector('cpu_info', {});
  }

  /** DFS Replication. */
  public static dfsr(options: DfsrCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('dfsr', options);
  }

  /** The DHCP server. */
  public static dhcp(options: DhcpCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('dhcp', options);
  }

  /** Disks: model, size, status. */
  public static diskdrive(): ExporterCollector {
    return new ExporterCollector('diskdrive', {});
  }

  /** The DNS server. */
  public static dns(options: DnsCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('dns', options);
  }

  /** Exchange Server. */
  public static exchange(options: ExchangeCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('exchange', options);
  }

  /**
   * The time of the last change of files.
   * @throws if the path is not absolute
   */
  public static filetime(options: FiletimeCollectorOptions): ExporterCollector {
    return new ExporterCollector('filetime', options);
  }

  /** Quotas of File Server Resource Manager. */
  public static fsrmquota(): ExporterCollector {
    return new ExporterCollector('fsrmquota', {});
  }

  /** Graphics processors: use by engine and memory. */
  public static gpu(): ExporterCollector {
    return new ExporterCollector('gpu', {});
  }

  /** Hyper-V hosts. */
  public static hyperv(options: HypervCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('hyperv', options);
  }

  /** Internet Information Services. */
  public static iis(options: IisCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('iis', options);
  }

  /** Whether Windows is activated. */
  public static license(): ExporterCollector {
    return new ExporterCollector('license', {});
  }

  /** Volumes: size, free space, operations, latency. */
  public static logicalDisk(options: LogicalDiskCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('logical_disk', options);
  }

  /** Memory of the node, from the cache to the paging file. */
  public static memory(): ExporterCollector {
    return new ExporterCollector('memory', {});
  }

  /** Failover clusters. */
  public static mscluster(options: MsclusterCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('mscluster', options);
  }

  /** Message Queuing. */
  public static msmq(): ExporterCollector {
    return new ExporterCollector('msmq', {});
  }

  /** SQL Server. */
  public static mssql(options: MssqlCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('mssql', options);
  }

  /** Network adapters: bytes, packets, errors. */
  public static net(options: NetCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('net', options);
  }

  /** Processes of the .NET Framework. */
  public static netframework(options: NetframeworkCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('netframework', options);
  }

  /** Network Policy Server. */
  public static nps(): ExporterCollector {
    return new ExporterCollector('nps', {});
  }

  /** Version of Windows, host name. */
  public static os(): ExporterCollector {
    return new ExporterCollector('os', {});
  }

  /** Paging files. */
  public static pagefile(): ExporterCollector {
    return new ExporterCollector('pagefile', {});
  }

  /** Performance counters of your choice. */
  public static performancecounter(options: PerformancecounterCollectorOptions): ExporterCollector {
    return new ExporterCollector('performancecounter', options);
  }

  /** Disks: operations, latency, queues. */
  public static physicalDisk(options: PhysicalDiskCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('physical_disk', options);
  }

  /** Printers and their jobs. */
  public static printer(options: PrinterCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('printer', options);
  }

  /** Processes. Select the ones that you need: each process adds about twenty series. */
  public static process(options: ProcessCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('process', options);
  }

  /** Quality of Remote Desktop sessions. */
  public static remoteFx(): ExporterCollector {
    return new ExporterCollector('remote_fx', {});
  }

  /** Scheduled tasks: state and last result. */
  public static scheduledTask(options: ScheduledTaskCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('scheduled_task', options);
  }

  /**
   * Services: state and start mode. Select the ones that you need: each service adds about fifteen
   * series.
   */
  public static service(options: ServiceCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('service', options);
  }

  /** The SMB server. */
  public static smb(): ExporterCollector {
    return new ExporterCollector('smb', {});
  }

  /** The SMB client. */
  public static smbclient(): ExporterCollector {
    return new ExporterCollector('smbclient', {});
  }

  /** The SMTP server of IIS. */
  public static smtp(options: SmtpCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('smtp', options);
  }

  // Not `system`, because in C# the method would hide the namespace `System`.
  /** Context switches, threads, boot time. The exporter calls this collector `system`. */
  public static systemCounters(): ExporterCollector {
    return new ExporterCollector('system', {});
  }

  /** TCP connections. */
  public static tcp(options: TcpCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('tcp', options);
  }

  /** Remote Desktop Services. */
  public static terminalServices(): ExporterCollector {
    return new ExporterCollector('terminal_services', {});
  }

  /** Metrics that other programs write to files, such as the agent of `WindowsNodeSettings`. */
  public static textfile(options: TextfileCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('textfile', options);
  }

  /** Temperatures. */
  public static thermalzone(): ExporterCollector {
    return new ExporterCollector('thermalzone', {});
  }

  /** Clock, time source, NTP. */
  public static time(options: TimeCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('time', options);
  }

  /** UDP datagrams. */
  public static udp(): ExporterCollector {
    return new ExporterCollector('udp', {});
  }

  /** Pending updates. The exporter calls this collector experimental. */
  public static update(options: UpdateCollectorOptions = {}): ExporterCollector {
    return new ExporterCollector('update', options);
  }

  /** Virtual machines of VMware, measured from inside the guest. */
  public static vmware(): ExporterCollector {
    return new ExporterCollector('vmware', {});
  }

  /** @internal */
  public readonly _rendered: RenderedOptions;
  /** @internal */
  public readonly _name: CollectorName;

  private constructor(name: CollectorName, options: object) {
    this._name = name;
    this._rendered = renderOptions(name, options);
  }

  /** The name of the collector in windows_exporter. */
  public get name(): string {
    return this._name;
  }
}
