/**
 * The domain of the Windows service accounts. The container runtime compares it character by
 * character: in upper case, with one space.
 * @see https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/logon.go
 */
export const SERVICE_AUTHORITY = 'NT AUTHORITY';

/** The service accounts as the Kubernetes documentation spells them. */
export const LOCAL_SYSTEM = `${SERVICE_AUTHORITY}\\SYSTEM`;
export const LOCAL_SERVICE = `${SERVICE_AUTHORITY}\\Local service`;
export const NETWORK_SERVICE = `${SERVICE_AUTHORITY}\\NetworkService`;

/**
 * Each user name that Windows accepts for a service account, in lower case, with the documented
 * account.
 */
export const serviceAccountSpellings: ReadonlyMap<string, string> = new Map([
  ['system', LOCAL_SYSTEM],
  ['local service', LOCAL_SERVICE],
  ['localservice', LOCAL_SERVICE],
  ['networkservice', NETWORK_SERVICE],
  ['network service', NETWORK_SERVICE],
]);

/** Accounts of ordinary Windows containers, in lower case. The host does not have them. */
export const containerOnlyAccounts: ReadonlySet<string> = new Set(['containeruser', 'containeradministrator']);

/**
 * The documented spelling of a service account without its domain, or undefined for other users.
 */
export function documentedSpelling(user: string): string | undefined {
  const name = user.toLowerCase();
  return name === 'localsystem' ? LOCAL_SYSTEM : serviceAccountSpellings.get(name);
}

/** True for LocalSystem in any spelling that logs on. Windows ignores case in the user part. */
export function isLocalSystem(account: string): boolean {
  return account.toUpperCase() === LOCAL_SYSTEM;
}
