/**
 * What Windows can write to the Security log: the subcategories of its advanced audit policy, by their English names.
 *
 * @see https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/advanced-security-audit-policy-settings
 */
export enum AuditSubcategory {
  /** Windows starts and shuts down, and its clock is changed. */
  SECURITY_STATE_CHANGE = 'securityStateChange',
  /** Services are installed, and authentication packages are loaded. */
  SECURITY_SYSTEM_EXTENSION = 'securitySystemExtension',
  /** What violates the integrity of the security subsystem, such as code whose signature is wrong. */
  SYSTEM_INTEGRITY = 'systemIntegrity',
  /** What the IPsec driver does. */
  IPSEC_DRIVER = 'ipsecDriver',
  /** The firewall starts and stops, and what becomes of key files. */
  OTHER_SYSTEM_EVENTS = 'otherSystemEvents',
  /** Accounts log on to this node, or are refused. */
  LOGON = 'logon',
  /** Logon sessions end. */
  LOGOFF = 'logoff',
  /** A locked account is refused. */
  ACCOUNT_LOCKOUT = 'accountLockout',
  /** IPsec: main mode negotiations. */
  IPSEC_MAIN_MODE = 'ipsecMainMode',
  /** IPsec: quick mode negotiations. */
  IPSEC_QUICK_MODE = 'ipsecQuickMode',
  /** IPsec: extended mode negotiations. */
  IPSEC_EXTENDED_MODE = 'ipsecExtendedMode',
  /** Accounts with privileges of administrators log on. */
  SPECIAL_LOGON = 'specialLogon',
  /** Remote desktop sessions, locked workstations and the like. */
  OTHER_LOGON_LOGOFF_EVENTS = 'otherLogonLogoffEvents',
  /** Access to files whose audit entries ask for it. */
  FILE_SYSTEM = 'fileSystem',
  /** Access to registry keys whose audit entries ask for it. */
  REGISTRY = 'registry',
  /** Access to objects of the kernel whose audit entries ask for it. */
  KERNEL_OBJECT = 'kernelObject',
  /** Access to the database of local accounts. */
  SAM = 'sam',
  /** What a certification authority on this node does. */
  CERTIFICATION_SERVICES = 'certificationServices',
  /** What applications report themselves. */
  APPLICATION_GENERATED = 'applicationGenerated',
  /** Handles to audited objects are opened and closed. Very many events. */
  HANDLE_MANIPULATION = 'handleManipulation',
  /** Shares are made, changed and opened. */
  FILE_SHARE = 'fileShare',
  /** Packets that the firewall drops. Very many events. */
  FILTERING_PLATFORM_PACKET_DROP = 'filteringPlatformPacketDrop',
  /** Connections that the firewall allows or blocks. Very many events. */
  FILTERING_PLATFORM_CONNECTION = 'filteringPlatformConnection',
  /** Scheduled tasks and COM+ objects are made and changed. */
  OTHER_OBJECT_ACCESS_EVENTS = 'otherObjectAccessEvents',
  /** Privileges that lead to LocalSystem are used. Many events. */
  SENSITIVE_PRIVILEGE_USE = 'sensitivePrivilegeUse',
  /** Other privileges are used. Very many events. */
  NON_SENSITIVE_PRIVILEGE_USE = 'nonSensitivePrivilegeUse',
  /** No events so far. */
  OTHER_PRIVILEGE_USE_EVENTS = 'otherPrivilegeUseEvents',
  /** Programs start: with containers, many events. */
  PROCESS_CREATION = 'processCreation',
  /** Programs end: with containers, many events. */
  PROCESS_TERMINATION = 'processTermination',
  /** Data are encrypted and decrypted with DPAPI. */
  DPAPI_ACTIVITY = 'dpapiActivity',
  /** Inbound calls of remote procedures. */
  RPC_EVENTS = 'rpcEvents',
  /** The audit policy is changed. */
  AUDIT_POLICY_CHANGE = 'auditPolicyChange',
  /** Trusts, Kerberos policy and rights to log on are changed. */
  AUTHENTICATION_POLICY_CHANGE = 'authenticationPolicyChange',
  /** User rights and resource attributes are changed. */
  AUTHORIZATION_POLICY_CHANGE = 'authorizationPolicyChange',
  /** Firewall rules are changed. */
  MPSSVC_RULE_LEVEL_POLICY_CHANGE = 'mpssvcRuleLevelPolicyChange',
  /** Windows Filtering Platform: filters, callouts and IPsec policies are changed. */
  FILTERING_PLATFORM_POLICY_CHANGE = 'filteringPlatformPolicyChange',
  /** Other policies are changed, such as those of cryptography. */
  OTHER_POLICY_CHANGE_EVENTS = 'otherPolicyChangeEvents',
  /** Users are made, changed and removed: also those that Windows makes for HostProcess containers that run as a local group. */
  USER_ACCOUNT_MANAGEMENT = 'userAccountManagement',
  /** Computer accounts: on domain controllers. */
  COMPUTER_ACCOUNT_MANAGEMENT = 'computerAccountManagement',
  /** Groups are made, changed and removed, and members join and leave. */
  SECURITY_GROUP_MANAGEMENT = 'securityGroupManagement',
  /** Distribution groups: on domain controllers. */
  DISTRIBUTION_GROUP_MANAGEMENT = 'distributionGroupManagement',
  /** Application groups. */
  APPLICATION_GROUP_MANAGEMENT = 'applicationGroupManagement',
  /** Password hashes are read, and password policies asked for. */
  OTHER_ACCOUNT_MANAGEMENT_EVENTS = 'otherAccountManagementEvents',
  /** Active Directory objects are read: on domain controllers. */
  DIRECTORY_SERVICE_ACCESS = 'directoryServiceAccess',
  /** Active Directory objects are changed: on domain controllers. */
  DIRECTORY_SERVICE_CHANGES = 'directoryServiceChanges',
  /** Domain controllers replicate. */
  DIRECTORY_SERVICE_REPLICATION = 'directoryServiceReplication',
  /** The same in detail. */
  DETAILED_DIRECTORY_SERVICE_REPLICATION = 'detailedDirectoryServiceReplication',
  /** Credentials are checked: of local accounts on this node. */
  CREDENTIAL_VALIDATION = 'credentialValidation',
  /** Kerberos service tickets: on domain controllers. */
  KERBEROS_SERVICE_TICKET_OPERATIONS = 'kerberosServiceTicketOperations',
  /** No events so far. */
  OTHER_ACCOUNT_LOGON_EVENTS = 'otherAccountLogonEvents',
  /** Kerberos ticket-granting tickets: on domain controllers. */
  KERBEROS_AUTHENTICATION_SERVICE = 'kerberosAuthenticationService',
  /** Requests to a RADIUS server on this node. */
  NETWORK_POLICY_SERVER = 'networkPolicyServer',
  /** Each file that is opened over a share. Very many events. */
  DETAILED_FILE_SHARE = 'detailedFileShare',
  /** Access to files on removable storage. */
  REMOVABLE_STORAGE = 'removableStorage',
  /** Where a proposed central access policy would decide otherwise. */
  CENTRAL_ACCESS_POLICY_STAGING = 'centralAccessPolicyStaging',
  /** Claims in the token of whoever logs on. */
  USER_DEVICE_CLAIMS = 'userDeviceClaims',
  /** Devices are found and removed. */
  PLUG_AND_PLAY_EVENTS = 'plugAndPlayEvents',
  /** Groups in the token of whoever logs on. */
  GROUP_MEMBERSHIP = 'groupMembership',
  /** Privileges of a process are switched on and off. Very many events. */
  TOKEN_RIGHT_ADJUSTED = 'tokenRightAdjusted',
}
