import { editDistance } from './edit-distance';
import { Problem, quoted } from './errors';
import { containerOnlyAccounts, documentedSpelling, serviceAccountSpellings, SERVICE_AUTHORITY } from './service-accounts';

/** The longest USER part of `runAsUserName`, in bytes of UTF-8. */
export const MAX_USER_BYTES = 104;

/** The DOMAIN part of `runAsUserName` must be shorter than this, in bytes of UTF-8. */
export const DOMAIN_BYTES_LIMIT = 256;

// The expressions of validateWindowsSecurityContextOptions. With `u`, they count characters like
// Go's regexp.
// https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go
const controlCharacter = /[\u0000-\u001f\u007f]/u;
const netBiosDomain = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/u;
const dnsLabel = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
const dnsDomain = new RegExp(`^${dnsLabel}(?:\\.${dnsLabel})*$`, 'u');
const forbiddenInUser = /["/\\:;|=,+*?<>@[\]]/u;
const onlyDotsAndSpaces = /^[. ]+$/u;

const SPECIFY = 'Specify an account: NT AUTHORITY\\Local service, NT AUTHORITY\\NetworkService or a local group. In code, use WindowsAccount.localService(), networkService() or localGroup(name).';

/**
 * Why the API server refuses a `runAsUserName`. As in the API server, the first three checks
 * exclude all others.
 */
export function apiServerProblems(name: string): Problem[] {
  if (typeof name !== 'string') {
    return [{ rule: 'HPC010', message: `account must be a string, got ${quoted(name)}`, fix: SPECIFY }];
  }
  if (name === '') {
    return [{
      rule: 'HPC010',
      message: 'account "" is empty',
      fix: SPECIFY,
    }];
  }
  if (/^[^\u0000-\u001f\u007f]+[\r\n]+$/u.test(name)) {
    return [{
      rule: 'HPC010',
      message: `account ${quoted(name)} ends with a control character, a line break`,
      fix: 'Remove the line break. In YAML, write the name on the line of the key, or write |- instead of |.',
    }];
  }
  if (controlCharacter.test(name)) {
    return [{
      rule: 'HPC010',
      message: `account ${quoted(name)} contains a control character, most likely from a backslash escape in a string literal`,
      fix: 'Write the name in single quotes in YAML, with one backslash. In code, double the backslash, or use String.raw`DOMAIN\\user`.',
    }];
  }
  if (name.split('\\').length > 2) {
    return [{
      rule: 'HPC011',
      message: `account ${quoted(name)} has more than one backslash`,
      fix: String.raw`Separate domain and user with one backslash: DOMAIN\user.`,
    }];
  }
  const { domain, user } = splitAccount(name);
  return [...domainProblems(name, domain), ...userProblems(name, user)];
}

/**
 * Why an account that the API server accepts cannot log on to any node. The container runtime
 * interprets the name.
 * @see https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/logon.go
 */
export function logonProblems(name: string): Problem[] {
  const { domain, user } = splitAccount(name);
  const squeezed = name.replace(/\s+/gu, ' ').trim().toUpperCase();
  if (/[\u0085\u2028]/u.test(name) || (domain === undefined && /^NT ?AUTHORITY/u.test(squeezed))) {
    return [{
      rule: 'HPC016',
      message: `account ${quoted(name)} has lost its backslash`,
      fix: 'Write the name in single quotes in YAML. In code, use WindowsAccount.localService(), networkService() or localSystem({ reason }).',
    }];
  }
  if (containerOnlyAccounts.has(user.toLowerCase())) {
    return [{
      rule: 'HPC015',
      message: `account ${quoted(name)} exists only inside ordinary Windows containers, not on the host, where a HostProcess container runs`,
      fix: SPECIFY,
    }];
  }
  if (domain === undefined) {
    const documented = documentedSpelling(user);
    return documented === undefined ? [] : [{
      rule: 'HPC021',
      message: `account ${quoted(name)} lacks its domain: without "${SERVICE_AUTHORITY}\\", Windows refuses the logon`,
      fix: `Write ${quoted(documented)}.`,
    }];
  }
  if (domain !== SERVICE_AUTHORITY && resemblesServiceAuthority(domain)) {
    return [{
      rule: 'HPC017',
      message: `account ${quoted(name)} has a misspelled domain: the container runtime compares it with "${SERVICE_AUTHORITY}" character by character`,
      fix: `Write ${quoted(documentedSpelling(user) ?? `${SERVICE_AUTHORITY}\\${user}`)}.`,
    }];
  }
  return [];
}

/** The domain before the backslash, and the user after it. */
export function splitAccount(name: string): { readonly domain?: string; readonly user: string } {
  const backslash = name.indexOf('\\');
  return backslash < 0 ? { user: name } : { domain: name.slice(0, backslash), user: name.slice(backslash + 1) };
}

/**
 * True for a name without a domain. The container runtime looks for a local group of that name
 * first, then for a user.
 */
export function isBareName(name: string): boolean {
  return !name.includes('\\');
}

/** True for `NT AUTHORITY\x` if x is not a documented service account in any spelling. */
export function isUnknownServiceAccount(name: string): boolean {
  const { domain, user } = splitAccount(name);
  return domain === SERVICE_AUTHORITY && !serviceAccountSpellings.has(user.toLowerCase());
}

// Up to two letters differ. Other characters are ignored. No other account that can log on has such
// a domain.
function resemblesServiceAuthority(domain: string): boolean {
  const letters = (text: string) => text.replace(/[^\p{L}]/gu, '').toUpperCase();
  return editDistance(letters(domain), letters(SERVICE_AUTHORITY)) <= 2;
}

function domainProblems(name: string, domain: string | undefined): Problem[] {
  if (domain === undefined) {
    return [];
  }
  if (domain === '.') {
    return [{
      rule: 'HPC012',
      message: `account ${quoted(name)} uses "." for the local machine, which the API server does not accept`,
      fix: 'Leave out the domain: a bare name is a local group or a local user of the node.',
    }];
  }
  const problems: Problem[] = [];
  if (Buffer.byteLength(domain) >= DOMAIN_BYTES_LIMIT) {
    problems.push({
      rule: 'HPC012',
      message: `account ${quoted(name)} has a domain of ${Buffer.byteLength(domain)} bytes`,
      fix: `Use a domain of at most ${DOMAIN_BYTES_LIMIT - 1} bytes of UTF-8.`,
    });
  }
  if (!netBiosDomain.test(domain) && !dnsDomain.test(domain)) {
    problems.push({
      rule: 'HPC012',
      message: `account ${quoted(name)} has a domain that is neither a NetBIOS name nor a DNS name`,
      fix: String.raw`Use 1 to 15 characters without \ / : * ? " < > | and without a leading dot, or a DNS name such as corp.example.com.`,
    });
  }
  return problems;
}

function userProblems(name: string, user: string): Problem[] {
  const problems: Problem[] = [];
  const add = (message: string, fix: string) => problems.push({ rule: 'HPC013', message: `account ${quoted(name)} ${message}`, fix });
  if (user === '') {
    add('has a domain but no user', String.raw`Add the user after the backslash: DOMAIN\user.`);
  }
  if (Buffer.byteLength(user) > MAX_USER_BYTES) {
    add(`has a user of ${Buffer.byteLength(user)} bytes`, `Use a user or group name of at most ${MAX_USER_BYTES} bytes of UTF-8.`);
  }
  if (onlyDotsAndSpaces.test(user)) {
    add('has a user that consists only of dots and spaces', 'Specify a user or a group.');
  }
  if (user.includes('@')) {
    add('is a user principal name, which the API server does not accept', String.raw`Write DOMAIN\user instead of user@domain.`);
  } else if (/^[^/\\]+\/[^/\\]+$/u.test(name)) {
    add('separates domain and user with a slash', String.raw`Write a backslash: DOMAIN\user.`);
  } else if (forbiddenInUser.test(user)) {
    add('contains a character that is not allowed in a user name', String.raw`Leave out " / : ; | = , + * ? < > [ ].`);
  }
  return problems;
}
