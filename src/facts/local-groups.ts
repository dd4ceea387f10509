import { Problem, quoted } from './errors';

/**
 * Local groups whose members can take over the node, or come close to it. Windows localizes their
 * names, and only the security identifier is the same in each language. Of the localized names,
 * this list contains only those of Administrators.
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
  ['backup operators', 'members can read and replace every file, regardless of its permissions'],
  ['network configuration operators', 'members can change the network configuration of the node'],
  ['distributed com users', 'members can start COM servers, which may run as LocalSystem'],
  ['cryptographic operators', 'members can change cryptographic settings'],
  ['hyper-v administrators', 'members control every virtual machine and container'],
  ['remote management users', 'members can run commands through WinRM'],
  ['storage replica administrators', 'members control the replication of every volume'],
  ['docker-users', 'members can start privileged containers'],
  ['guests', 'members include the guest account, which anyone can use'],
]);

/**
 * Built-in groups of Windows that are not administrative. They always exist. Settings never create,
 * change or delete them.
 */
const otherBuiltInGroups: ReadonlySet<string> = new Set([
  'users', 'event log readers', 'performance monitor users', 'performance log users', 'remote desktop users', 'iis_iusrs', 'replicator',
  'certificate service dcom access', 'access control assistance operators', 'rds remote access servers', 'rds endpoint servers',
  'rds management servers', 'system managed accounts group', 'device owners', 'openssh users', 'user mode hardware operators',
]);

/**
 * Names of principals that are not local groups. An account with such a name cannot log on, and a
 * group with such a name cannot be created.
 */
const reservedNames: ReadonlySet<string> = new Set([
  'system', 'localsystem', 'local service', 'localservice', 'network service', 'networkservice', 'everyone', 'interactive',
  'authenticated users', 'anonymous logon', 'nt authority', 'nt service', 'builtin', 'guest', 'administrator', 'defaultaccount',
  'wdagutilityaccount', 'trustedinstaller', 'containeruser', 'containeradministrator',
]);

// The container runtime names the temporary user of a group account after the first 20 characters
// of the container's id.
const temporaryUser = /^[0-9a-f]{20}$/;
const forbiddenInGroup = /["/\\[\]:|<>+=;,?*@]/u;

/**
 * Why a string cannot be the name of a local group, by the rules of Windows and of the API server.
 * @see https://learn.microsoft.com/en-us/windows/win32/api/lmaccess/ns-lmaccess-localgroup_info_0
 */
export function localGroupNameProblems(name: string): Problem[] {
  if (name.includes('\\')) {
    return [{ message: `local group ${quoted(name)} has a domain`, fix: 'Write the name without a domain: the container runtime looks it up on the node.' }];
  }
  if (reservedNames.has(name.trim().toLowerCase()) || temporaryUser.test(name)) {
    return [{
      message: `local group ${quoted(name)} has a name that Windows or the container runtime reserves`,
      fix: 'Use the name of a group. For a service account, use WindowsAccount.localService(), networkService() or localSystem({ reason }).',
    }];
  }
  if (forbiddenInGroup.test(name)) {
    return [{
      message: `local group ${quoted(name)} contains a character that is not allowed in a group name`,
      fix: String.raw`Leave out " / \ [ ] : | < > + = ; , ? * @.`,
    }];
  }
  if (name.trim() !== name || name.endsWith('.')) {
    return [{ message: `local group ${quoted(name)} starts or ends with a space, or ends with a dot`, fix: 'Leave these out: Windows drops them.' }];
  }
  return [];
}

/**
 * Whether Windows has a built-in group of this English name. The agent uses the security identifier
 * instead.
 */
export function isBuiltInGroup(name: string): boolean {
  return otherBuiltInGroups.has(name.toLowerCase()) || administrativeGroups.has(name.toLowerCase());
}

/**
 * Why a group is administrative, or undefined if it is not known to be. Windows drops dots and
 * spaces at the end of a name.
 */
export function administrativeGroupReason(name: string): string | undefined {
  return administrativeGroups.get(name.trim().replace(/[. ]+$/u, '').toLowerCase());
}
