/** Parts of the collector `container`. */
export enum ContainerSubCollector {
  /** Containers of the Host Compute Service. */
  HCS = 'hcs',

  /** HostProcess containers, identified by their job objects. */
  HOSTPROCESS = 'hostprocess',
}

/** Parts of the collector `dfsr`. */
export enum DfsrSource {
  /** `connection` */
  CONNECTION = 'connection',

  /** `folder` */
  FOLDER = 'folder',

  /** `volume` */
  VOLUME = 'volume',
}

/** Parts of the collector `dhcp`. */
export enum DhcpSubCollector {
  /** The server. */
  SERVER_METRICS = 'server_metrics',

  /** Its scopes. */
  SCOPE_METRICS = 'scope_metrics',
}

/** Parts of the collector `dns`. */
export enum DnsSubCollector {
  /** The counters of the server. */
  METRICS = 'metrics',

  /** Error statistics, from WMI. */
  WMI_STATS = 'wmi_stats',
}

/** Parts of the collector `exchange`. */
export enum ExchangeSubCollector {
  /** `ADAccessProcesses` */
  AD_ACCESS_PROCESSES = 'ADAccessProcesses',

  /** `TransportQueues` */
  TRANSPORT_QUEUES = 'TransportQueues',

  /** `HttpProxy` */
  HTTP_PROXY = 'HttpProxy',

  /** `ActiveSync` */
  ACTIVE_SYNC = 'ActiveSync',

  /** `AvailabilityService` */
  AVAILABILITY_SERVICE = 'AvailabilityService',

  /** `OutlookWebAccess` */
  OUTLOOK_WEB_ACCESS = 'OutlookWebAccess',

  /** `Autodiscover` */
  AUTODISCOVER = 'Autodiscover',

  /** `WorkloadManagement` */
  WORKLOAD_MANAGEMENT = 'WorkloadManagement',

  /** `RpcClientAccess` */
  RPC_CLIENT_ACCESS = 'RpcClientAccess',

  /** `MapiHttpEmsmdb` */
  MAPI_HTTP_EMSMDB = 'MapiHttpEmsmdb',
}

/** Parts of the collector `hyperv`. */
export enum HypervSubCollector {
  /** `datastore` */
  DATASTORE = 'datastore',

  /** `dynamic_memory_balancer` */
  DYNAMIC_MEMORY_BALANCER = 'dynamic_memory_balancer',

  /** `dynamic_memory_vm` */
  DYNAMIC_MEMORY_VM = 'dynamic_memory_vm',

  /** `hypervisor_logical_processor` */
  HYPERVISOR_LOGICAL_PROCESSOR = 'hypervisor_logical_processor',

  /** `hypervisor_root_partition` */
  HYPERVISOR_ROOT_PARTITION = 'hypervisor_root_partition',

  /** `hypervisor_root_virtual_processor` */
  HYPERVISOR_ROOT_VIRTUAL_PROCESSOR = 'hypervisor_root_virtual_processor',

  /** `hypervisor_virtual_processor` */
  HYPERVISOR_VIRTUAL_PROCESSOR = 'hypervisor_virtual_processor',

  /** `legacy_network_adapter` */
  LEGACY_NETWORK_ADAPTER = 'legacy_network_adapter',

  /** `virtual_machine_health_summary` */
  VIRTUAL_MACHINE_HEALTH_SUMMARY = 'virtual_machine_health_summary',

  /** `virtual_machine_vid_partition` */
  VIRTUAL_MACHINE_VID_PARTITION = 'virtual_machine_vid_partition',

  /** `virtual_network_adapter` */
  VIRTUAL_NETWORK_ADAPTER = 'virtual_network_adapter',

  /** `virtual_network_adapter_drop_reasons` */
  VIRTUAL_NETWORK_ADAPTER_DROP_REASONS = 'virtual_network_adapter_drop_reasons',

  /** `virtual_smb` */
  VIRTUAL_SMB = 'virtual_smb',

  /** `virtual_storage_device` */
  VIRTUAL_STORAGE_DEVICE = 'virtual_storage_device',

  /** `virtual_switch` */
  VIRTUAL_SWITCH = 'virtual_switch',
}

/** Parts of the collector `logical_disk`. */
export enum LogicalDiskSubCollector {
  /** The counters. */
  METRICS = 'metrics',

  /** Whether BitLocker protects the volume. Off by default. */
  BITLOCKER_STATUS = 'bitlocker_status',
}

/** Parts of the collector `mscluster`. */
export enum MsclusterSubCollector {
  /** `cluster` */
  CLUSTER = 'cluster',

  /** `network` */
  NETWORK = 'network',

  /** `node` */
  NODE = 'node',

  /** `resource` */
  RESOURCE = 'resource',

  /** `resourcegroup` */
  RESOURCEGROUP = 'resourcegroup',
}

/** Parts of the collector `mssql`. */
export enum MssqlSubCollector {
  /** `accessmethods` */
  ACCESSMETHODS = 'accessmethods',

  /** `availreplica` */
  AVAILREPLICA = 'availreplica',

  /** `bufman` */
  BUFMAN = 'bufman',

  /** `databases` */
  DATABASES = 'databases',

  /** `dbreplica` */
  DBREPLICA = 'dbreplica',

  /** `genstats` */
  GENSTATS = 'genstats',

  /** `info` */
  INFO = 'info',

  /** `locks` */
  LOCKS = 'locks',

  /** `memmgr` */
  MEMMGR = 'memmgr',

  /** `sqlerrors` */
  SQLERRORS = 'sqlerrors',

  /** `sqlstats` */
  SQLSTATS = 'sqlstats',

  /** `transactions` */
  TRANSACTIONS = 'transactions',

  /** `waitstats` */
  WAITSTATS = 'waitstats',
}

/** Parts of the collector `net`. */
export enum NetSubCollector {
  /** The counters. */
  METRICS = 'metrics',

  /** Name, addresses and state of each adapter. */
  NIC_INFO = 'nic_info',
}

/** Parts of the collector `netframework`. */
export enum NetframeworkSubCollector {
  /** `clrexceptions` */
  CLREXCEPTIONS = 'clrexceptions',

  /** `clrinterop` */
  CLRINTEROP = 'clrinterop',

  /** `clrjit` */
  CLRJIT = 'clrjit',

  /** `clrloading` */
  CLRLOADING = 'clrloading',

  /** `clrlocksandthreads` */
  CLRLOCKSANDTHREADS = 'clrlocksandthreads',

  /** `clrmemory` */
  CLRMEMORY = 'clrmemory',

  /** `clrremoting` */
  CLRREMOTING = 'clrremoting',

  /** `clrsecurity` */
  CLRSECURITY = 'clrsecurity',
}

/** Parts of the collector `tcp`. */
export enum TcpSubCollector {
  /** The counters. */
  METRICS = 'metrics',

  /** Connections by state. */
  CONNECTIONS_STATE = 'connections_state',
}

/** Parts of the collector `time`. */
export enum TimeSubCollector {
  /** Time and time zone. */
  SYSTEM_TIME = 'system_time',

  /** The time source of the clock. */
  CLOCK_SOURCE = 'clock_source',

  /** Counters of the Windows Time service. */
  NTP = 'ntp',
}
