/**
 * Groups that come with Windows, and whose members stay ordinary users. They work on nodes in any
 * language, because the agent finds them by their security identifier.
 * @see https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-security-identifiers
 */
export enum BuiltInGroup {
  /** `Users`: everyone who has logged on with an account. */
  USERS = 'S-1-5-32-545',
  /** `Remote Desktop Users`: log on through Remote Desktop. */
  REMOTE_DESKTOP_USERS = 'S-1-5-32-555',
  /** `Performance Monitor Users`: read performance counters, also from other computers. */
  PERFORMANCE_MONITOR_USERS = 'S-1-5-32-558',
  /** `Performance Log Users`: log performance counters, and collect traces. */
  PERFORMANCE_LOG_USERS = 'S-1-5-32-559',
  /** `Event Log Readers`: read all event logs. */
  EVENT_LOG_READERS = 'S-1-5-32-573',
  /** `Certificate Service DCOM Access`: connect to certification authorities. */
  CERTIFICATE_SERVICE_DCOM_ACCESS = 'S-1-5-32-574',
  /** `Access Control Assistance Operators`: query permissions from other computers. */
  ACCESS_CONTROL_ASSISTANCE_OPERATORS = 'S-1-5-32-579',
  /** `Remote Management Users`: run commands through WinRM, with the rights of the member. */
  REMOTE_MANAGEMENT_USERS = 'S-1-5-32-580',
}

/**
 * Groups that come with Windows, and whose members can take over the node or come close to it.
 * @see https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-security-groups
 */
export enum AdministrativeGroup {
  /** `Administrators`: full control over the node and over every pod on it. */
  ADMINISTRATORS = 'S-1-5-32-544',
  /** `Power Users`: change system-wide settings, if permissions from old versions remain. */
  POWER_USERS = 'S-1-5-32-547',
  /** `Print Operators`: load device drivers. */
  PRINT_OPERATORS = 'S-1-5-32-550',
  /** `Backup Operators`: read and replace every file, regardless of its permissions. */
  BACKUP_OPERATORS = 'S-1-5-32-551',
  /** `Network Configuration Operators`: change the network configuration. */
  NETWORK_CONFIGURATION_OPERATORS = 'S-1-5-32-556',
  /** `Distributed COM Users`: start COM servers, which may run as LocalSystem. */
  DISTRIBUTED_COM_USERS = 'S-1-5-32-562',
  /** `IIS_IUSRS`: impersonate clients that connect, which can lead to LocalSystem. */
  IIS_USERS = 'S-1-5-32-568',
  /** `Cryptographic Operators`: change cryptographic settings. */
  CRYPTOGRAPHIC_OPERATORS = 'S-1-5-32-569',
  /** `Hyper-V Administrators`: control every virtual machine and container. */
  HYPER_V_ADMINISTRATORS = 'S-1-5-32-578',
  /** `Storage Replica Administrators`: control the replication of every volume. */
  STORAGE_REPLICA_ADMINISTRATORS = 'S-1-5-32-582',
}
