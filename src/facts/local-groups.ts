import { Problem, quoted } from './errors';

/**
 * Local groups whose members can take over the node, or come close to it. Their names are localized on Windows in other
 * languages, where only the security identifier tells: of those, the names of Administrators are known here.
 * @see https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-security-identifiers
 */
export const administrativeGroups: ReadonlyMap<string, string> = new Map([
  ...[
    'Administrators', 'Administratoren', 'Administrateurs', 'Administradores', 'Administratörer', 'Administratorer',
    'Administratorzy', 'Администраторы', 'Järjestelmänvalvojat', 'Rendszergazdák',
  ].map((name): [string, string] => [name.toLowerCase(), 'members are full administrators of the node']),
  ['power users', 'members can install software and change system-wide settings'],
  ['account operators', 'members can create and change accounts'],
  ['server operators', 'members can reconfigure services, which run as LocalSystem'],
  ['print operators', 'members can load device drivers'],
  ['backup operators', 'members can read and replace every file, whatever its permissions say'],
  ['network configuration operators', 'members can change the network configuration of the node'],
  ['distributed com users', 'members can start COM servers, which may run as LocalSystem'],
  ['cryptographic operators', 'members can change cryptographic settings'],
  ['hyper-v administrators', 'members control every virtual machine and container'],
  ['remote management users', 'members can run commands through WinRM'],
  ['storage replica administrators', 'members control the replication of every volume'],
  ['docker-users', 'members can start privileged containers'],
  ['guests', 'members include the guest account, open to anybody'],
]);

/** Groups that Windows brings along and that are not administrative: they exist, and are never made, changed or removed. */
const otherBuiltInGroups: ReadonlySet<string> = new Set([
  'users', 'event log readers', 'performance monitor users', 'performance log users', 'remote desktop users', 'iis_iusrs', 'replicator',
  'certificate service dcom access', 'access control assistance operators', 'rds remote access servers', 'rds endpoint servers',
  'rds management servers', 'system managed accounts group', 'device owners', 'openssh users', 'user mode hardware operators',
]);

/** Names of principals that are no local groups: as an account they fail at logon, as a group they cannot be made. */
const reservedNames: ReadonlySet<string> = new Set([
  'system', 'localsystem', 'local service', 'localservice', 'network service', 'networkservice', 'everyone', 'interactive',
  'authenticated users', 'anonymous logon', 'nt authority', 'nt service', 'builtin', 'guest', 'administrator', 'defaultaccount',
  'wdagutilityaccount', 'trustedinstaller', 'containeruser', 'containeradministrator',
]);

// The container runtime names the temporary user of a group account by the first 20 characters of the container's id.
const temporaryUser = /^[0-9a-f]{20}$/;
const forbiddenInGroup = /["/\\[\]:|<>+=;,?*@]/u;

/**
 * Why a name cannot be that of a local group, by the rules of Windows and of the API server.
 * @see https://learn.microsoft.com/en-us/windows/win32/api/lmaccess/ns-lmaccess-localgroup_info_0
 */
export function localGroupNameProblems(name: string): Problem[] {
  if (name.includes('\\')) {
    return [{ message: `local group ${quoted(name)} has a domain`, fix: 'Write the bare name: the container runtime looks it up on the node.' }];
  }
  if (reservedNames.has(name.trim().toLowerCase()) || temporaryUser.test(name)) {
    return [{
      message: `local group ${quoted(name)} has a name that Windows or the container runtime keeps for something else`,
      fix: 'Name a group; for a service account use WindowsAccount.localService(), networkService() or localSystem({ reason }).',
    }];
  }
  if (forbiddenInGroup.test(name)) {
    return [{
      message: `local group ${quoted(name)} holds a character that a group name cannot have`,
      fix: String.raw`Leave out " / \ [ ] : | < > + = ; , ? * @.`,
    }];
  }
  if (name.trim() !== name || name.endsWith('.')) {
    return [{ message: `local group ${quoted(name)} starts or ends with a space, or ends with a dot`, fix: 'Windows drops them; leave them out.' }];
  }
  return [];
}

/** Whether Windows brings such a group along, by its English name. The agent tells by the security identifier. */
export function isBuiltInGroup(name: string): boolean {
  return otherBuiltInGroups.has(name.toLowerCase()) || administrativeGroups.has(name.toLowerCase());
}

/** Why a group is administrative, or undefined for one that is not known to be. Windows drops dots and spaces at the end. */
export function administrativeGroupReason(name: string): string | undefined {
  return administrativeGroups.get(name.trim().replace(/[. ]+$/u, '').toLowerCase());
}
