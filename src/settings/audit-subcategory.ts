/**
 * The subcategories of the advanced audit policy, by their English names. Each one selects events
 * that Windows can write to the Security log.
 *
 * @see
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/advanced-security-audit-policy-settings
 */
export enum AuditSubcategory {
  /** Windows startup and shutdown, and changes to the system time. */
  SECURITY_STATE_CHANGE = 'securityStateChange',
  /** Installation of services, and loading of authentication packages. */
  SECURITY_SYSTEM_EXTENSION = 'securitySystemExtension',
  /**
   * Violations of the integrity of the security subsystem, such as code with an invalid signature.
   */
  SYSTEM_INTEGRITY = 'systemIntegrity',
  /** Activity of the IPsec driver. */
  IPSEC_DRIVER = 'ipsecDriver',
  /** Start and stop of the firewall, and operations on key files. */
  OTHER_SYSTEM_EVENTS = 'otherSystemEvents',
  /** Accounts that log on to this node, or are refused. */
  LOGON = 'logon',
  /** End of logon sessions. */
  LOGOFF = 'logoff',
  /** Logons that are refused because the account is locked. */
  ACCOUNT_LOCKOUT = 'accountLockout',
  /** IPsec main mode negotiations. */
  IPSEC_MAIN_MODE = 'ipsecMainMode',
  /** IPsec quick mode negotiations. */
  IPSEC_QUICK_MODE = 'ipsecQuickMode',
  /** IPsec extended mode negotiations. */
  IPSEC_EXTENDED_MODE = 'ipsecExtendedMode',
  /** Logons of accounts with the privileges of administrators. */
  SPECIAL_LOGON = 'specialLogon',
  /** Remote desktop sessions, locked workstations and similar events. */
  OTHER_LOGON_LOGOFF_EVENTS = 'otherLogonLogoffEvents',
  /** Access to files, as requested by their audit entries: see `ObjectAudit`. */
  FILE_SYSTEM = 'fileSystem',
  /** Access to registry keys, as requested by their audit entries: see `ObjectAudit`. */
  REGISTRY = 'registry',
  /** Access to kernel objects, as requested by their audit entries. */
  KERNEL_OBJECT = 'kernelObject',
  /** Access to the database of local accounts. */
  SAM = 'sam',
  /** Activity of a certification authority on this node. */
  CERTIFICATION_SERVICES = 'certificationServices',
  /** Events that applications report themselves. */
  APPLICATION_GENERATED = 'applicationGenerated',
  /** Opening and closing of handles to audited objects. Very many events. */
  HANDLE_MANIPULATION = 'handleManipulation',
  /** Creation and modification of shares, and access to them. */
  FILE_SHARE = 'fileShare',
  /** Packets that the firewall drops. Very many events. */
  FILTERING_PLATFORM_PACKET_DROP = 'filteringPlatformPacketDrop',
  /** Connections that the firewall allows or blocks. Very many events. */
  FILTERING_PLATFORM_CONNECTION = 'filteringPlatformConnection',
  /** Creation and modification of scheduled tasks and COM+ objects. */
  OTHER_OBJECT_ACCESS_EVENTS = 'otherObjectAccessEvents',
  /** Use of privileges that lead to LocalSystem. Many events. */
  SENSITIVE_PRIVILEGE_USE = 'sensitivePrivilegeUse',
  /** Use of other privileges. Very many events. */
  NON_SENSITIVE_PRIVILEGE_USE = 'nonSensitivePrivilegeUse',
  /** Windows does not write such events yet. */
  OTHER_PRIVILEGE_USE_EVENTS = 'otherPrivilegeUseEvents',
  /** Start of programs. Many events on nodes with containers. */
  PROCESS_CREATION = 'processCreation',
  /** End of programs. Many events on nodes with containers. */
  PROCESS_TERMINATION = 'processTermination',
  /** Encryption and decryption of data with DPAPI. */
  DPAPI_ACTIVITY = 'dpapiActivity',
  /** Inbound remote procedure calls. */
  RPC_EVENTS = 'rpcEvents',
  /** Changes to the audit policy. */
  AUDIT_POLICY_CHANGE = 'auditPolicyChange',
  /** Changes to trusts, Kerberos policy and logon rights. */
  AUTHENTICATION_POLICY_CHANGE = 'authenticationPolicyChange',
  /** Changes to user rights and resource attributes. */
  AUTHORIZATION_POLICY_CHANGE = 'authorizationPolicyChange',
  /** Changes to firewall rules. */
  MPSSVC_RULE_LEVEL_POLICY_CHANGE = 'mpssvcRuleLevelPolicyChange',
  /** Changes to filters, callouts and IPsec policies of the Windows Filtering Platform. */
  FILTERING_PLATFORM_POLICY_CHANGE = 'filteringPlatformPolicyChange',
  /** Changes to other policies, such as cryptography policies. */
  OTHER_POLICY_CHANGE_EVENTS = 'otherPolicyChangeEvents',
  /**
   * Creation, modification and removal of users, including the users that Windows creates for
   * HostProcess containers that run as a local group.
   */
  USER_ACCOUNT_MANAGEMENT = 'userAccountManagement',
  /** Computer accounts, on domain controllers. */
  COMPUTER_ACCOUNT_MANAGEMENT = 'computerAccountManagement',
  /** Creation, modification and removal of groups, and changes to their members. */
  SECURITY_GROUP_MANAGEMENT = 'securityGroupManagement',
  /** Distribution groups, on domain controllers. */
  DISTRIBUTION_GROUP_MANAGEMENT = 'distributionGroupManagement',
  /** Application groups. */
  APPLICATION_GROUP_MANAGEMENT = 'applicationGroupManagement',
  /** Access to password hashes, and queries of password policies. */
  OTHER_ACCOUNT_MANAGEMENT_EVENTS = 'otherAccountManagementEvents',
  /** Access to Active Directory objects, on domain controllers. */
  DIRECTORY_SERVICE_ACCESS = 'directoryServiceAccess',
  /** Changes to Active Directory objects, on domain controllers. */
  DIRECTORY_SERVICE_CHANGES = 'directoryServiceChanges',
  /** Replication between domain controllers. */
  DIRECTORY_SERVICE_REPLICATION = 'directoryServiceReplication',
  /** Replication between domain controllers, in detail. */
  DETAILED_DIRECTORY_SERVICE_REPLICATION = 'detailedDirectoryServiceReplication',
  /** Validation of credentials of local accounts on this node. */
  CREDENTIAL_VALIDATION = 'credentialValidation',
  /** Kerberos service tickets, on domain controllers. */
  KERBEROS_SERVICE_TICKET_OPERATIONS = 'kerberosServiceTicketOperations',
  /** Windows does not write such events yet. */
  OTHER_ACCOUNT_LOGON_EVENTS = 'otherAccountLogonEvents',
  /** Kerberos ticket-granting tickets, on domain controllers. */
  KERBEROS_AUTHENTICATION_SERVICE = 'kerberosAuthenticationService',
  /** Requests to a RADIUS server on this node. */
  NETWORK_POLICY_SERVER = 'networkPolicyServer',
  /** Each file that is opened through a share. Very many events. */
  DETAILED_FILE_SHARE = 'detailedFileShare',
  /** Access to files on removable storage. */
  REMOVABLE_STORAGE = 'removableStorage',
  /** Access for which a proposed central access policy would decide differently. */
  CENTRAL_ACCESS_POLICY_STAGING = 'centralAccessPolicyStaging',
  /** Claims in the token of an account that logs on. */
  USER_DEVICE_CLAIMS = 'userDeviceClaims',
  /** Detection and removal of devices. */
  PLUG_AND_PLAY_EVENTS = 'plugAndPlayEvents',
  /** Groups in the token of an account that logs on. */
  GROUP_MEMBERSHIP = 'groupMembership',
  /** Enabling and disabling of privileges of a process. Very many events. */
  TOKEN_RIGHT_ADJUSTED = 'tokenRightAdjusted',
}
