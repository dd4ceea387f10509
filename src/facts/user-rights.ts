import { serviceSid } from './service-sid';

/**
 * Well-known security identifiers of accounts and groups. They are the same on every node.
 * @see https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-security-identifiers
 */
export const wellKnownSids = {
  everyone: 'S-1-1-0',
  network: 'S-1-5-2',
  batch: 'S-1-5-3',
  interactive: 'S-1-5-4',
  services: 'S-1-5-6',
  anonymous: 'S-1-5-7',
  authenticatedUsers: 'S-1-5-11',
  remoteInteractive: 'S-1-5-14',
  localSystem: 'S-1-5-18',
  localService: 'S-1-5-19',
  networkService: 'S-1-5-20',
  localAccounts: 'S-1-5-113',
  localAdministrators: 'S-1-5-114',
  administrators: 'S-1-5-32-544',
  users: 'S-1-5-32-545',
  guests: 'S-1-5-32-546',
  backupOperators: 'S-1-5-32-551',
  remoteDesktopUsers: 'S-1-5-32-555',
  performanceLogUsers: 'S-1-5-32-559',
  iisUsers: 'S-1-5-32-568',
  allServices: 'S-1-5-80-0',
  virtualMachines: 'S-1-5-83-0',
  windowManagers: 'S-1-5-90-0',
} as const;

const sids = wellKnownSids;
const { administrators, allServices, backupOperators, everyone, guests, localAccounts, localAdministrators } = sids;
const { localService, networkService, services, users } = sids;

/** Who has a user right on a node that works. */
interface RightHolders {
  /** Windows, its services or administrators stop working if one of them loses the right. */
  readonly needed?: readonly string[];
  /** Others that have the right by default or in security baselines. */
  readonly usual?: readonly string[];
}

/**
 * Every user right of Windows Server 2019 to 2025. LocalSystem has its privileges without an
 * assignment. LocalService, NetworkService and the accounts of services need theirs.
 * @see https://learn.microsoft.com/en-us/windows/win32/services/localservice-account
 * @see https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/user-rights-assignment
 */
const holdersOfRights: Readonly<Record<string, RightHolders>> = {
  SeNetworkLogonRight: { needed: [administrators], usual: [everyone, sids.authenticatedUsers, users, backupOperators] },
  SeInteractiveLogonRight: { needed: [administrators], usual: [users, backupOperators] },
  SeRemoteInteractiveLogonRight: { usual: [administrators, sids.remoteDesktopUsers] },
  SeBatchLogonRight: { needed: [administrators], usual: [backupOperators, sids.performanceLogUsers, sids.iisUsers] },
  // The processes of isolated containers log on as services of the group Virtual Machines.
  SeServiceLogonRight: { needed: [allServices, sids.virtualMachines], usual: [networkService] },
  SeDenyNetworkLogonRight: { usual: [guests, localAccounts, localAdministrators, sids.anonymous] },
  SeDenyInteractiveLogonRight: { usual: [guests] },
  SeDenyRemoteInteractiveLogonRight: { usual: [guests, localAccounts, localAdministrators] },
  SeDenyBatchLogonRight: { usual: [guests] },
  SeDenyServiceLogonRight: { usual: [guests] },
  SeAssignPrimaryTokenPrivilege: { needed: [localService, networkService] },
  SeAuditPrivilege: { needed: [localService, networkService] },
  SeBackupPrivilege: { usual: [administrators, backupOperators] },
  SeChangeNotifyPrivilege: {
    needed: [everyone],
    usual: [sids.authenticatedUsers, users, administrators, backupOperators, localService, networkService, allServices, sids.windowManagers],
  },
  SeCreateGlobalPrivilege: { needed: [administrators, localService, networkService, services] },
  SeCreatePagefilePrivilege: { usual: [administrators] },
  SeCreatePermanentPrivilege: {},
  SeCreateSymbolicLinkPrivilege: { usual: [administrators, sids.virtualMachines] },
  SeCreateTokenPrivilege: {},
  SeDebugPrivilege: { usual: [administrators] },
  SeDelegateSessionUserImpersonatePrivilege: { usual: [administrators] },
  SeEnableDelegationPrivilege: {},
  SeImpersonatePrivilege: { needed: [administrators, localService, networkService, services], usual: [sids.iisUsers] },
  SeIncreaseBasePriorityPrivilege: { usual: [administrators, sids.windowManagers] },
  SeIncreaseQuotaPrivilege: { needed: [administrators, localService, networkService] },
  // LocalService and NetworkService have it as users, and services of Windows require it.
  SeIncreaseWorkingSetPrivilege: { needed: [users], usual: [administrators, localService, sids.windowManagers] },
  SeLoadDriverPrivilege: { usual: [administrators] },
  SeLockMemoryPrivilege: {},
  SeMachineAccountPrivilege: { usual: [administrators] },
  SeManageVolumePrivilege: { usual: [administrators] },
  SeProfileSingleProcessPrivilege: { usual: [administrators] },
  SeRelabelPrivilege: {},
  SeRemoteShutdownPrivilege: { usual: [administrators] },
  SeRestorePrivilege: { usual: [administrators, backupOperators] },
  SeSecurityPrivilege: { usual: [administrators] },
  SeShutdownPrivilege: { usual: [administrators, backupOperators] },
  SeSyncAgentPrivilege: {},
  SeSystemEnvironmentPrivilege: { usual: [administrators] },
  SeSystemProfilePrivilege: { usual: [administrators, serviceSid('WdiServiceHost')] },
  SeSystemtimePrivilege: { needed: [localService], usual: [administrators] },
  SeTakeOwnershipPrivilege: { usual: [administrators] },
  SeTcbPrivilege: {},
  SeTimeZonePrivilege: { needed: [localService], usual: [administrators, users] },
  SeTrustedCredManAccessPrivilege: {},
  SeUndockPrivilege: { usual: [administrators, users] },
};

/** The names of all user rights. */
export const userRightNames: readonly string[] = Object.keys(holdersOfRights);

const pairs = (choose: (holders: RightHolders) => readonly string[]): readonly string[] => (
  Object.entries(holdersOfRights).flatMap(([right, holders]) => choose(holders).map((sid) => `${right} ${sid}`))
);

/** A right and a holder that must keep it: both in one string, with a space between them. */
export const neededHolders: readonly string[] = pairs(({ needed = [] }) => needed);

/** A right and a holder that can have it without a reason, in the same form. */
export const usualHolders: readonly string[] = pairs(({ needed = [], usual = [] }) => [...needed, ...usual]);

/**
 * Principals that include ordinary users. They cannot have a privilege with which they could take
 * over the node.
 */
export const broadHolders: readonly string[] = [
  everyone, sids.network, sids.batch, sids.interactive, sids.anonymous, sids.authenticatedUsers, sids.remoteInteractive, localAccounts, users, guests,
];

/**
 * Principals that no setting denies a logon: Windows and its services would stop, or no user could
 * log on.
 */
export const neverDenied: readonly string[] = [
  everyone, sids.network, sids.batch, sids.interactive, services, sids.authenticatedUsers, sids.remoteInteractive, sids.localSystem,
  localService, networkService, users,
];

/**
 * Pairs of a right and a holder that no setting denies. The temporary users of containers that run
 * as a local group are local accounts that log on interactively.
 */
export const neverDeniedThere: readonly string[] = [administrators, localAccounts].map((sid) => `SeDenyInteractiveLogonRight ${sid}`);

/** Principals with administrators of the node: to deny them a logon takes a reason. */
export const deniedWithReason: readonly string[] = [administrators, localAccounts, localAdministrators];

/**
 * Rights whose whole list takes a reason. The accounts of installed services have the right to log
 * on as a service one by one, and lose it.
 */
export const listedWithReason: readonly string[] = ['SeServiceLogonRight'];

/** Whether the right allows a kind of logon. */
export function isLogon(right: string): boolean {
  return right.endsWith('LogonRight') && !isDenial(right);
}

/** The right that overrules a right to log on, or undefined for privileges. */
export function denialOf(right: string): string | undefined {
  return isLogon(right) ? right.replace(/^Se/u, 'SeDeny') : undefined;
}

/** Whether the right denies a logon. */
export function isDenial(right: string): boolean {
  return right.startsWith('SeDeny');
}
