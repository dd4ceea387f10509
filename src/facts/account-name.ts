import { editDistance } from './edit-distance';
import { Problem, quoted } from './errors';
import { containerOnlyAccounts, documentedSpelling, serviceAccountSpellings, SERVICE_AUTHORITY } from './service-accounts';

/** The longest USER part of `runAsUserName`, in bytes of UTF-8. */
export const MAX_USER_BYTES = 104;

/** The DOMAIN part of `runAsUserName` is shorter than this, in bytes of UTF-8. */
export const DOMAIN_BYTES_LIMIT = 256;

// The expressions of validateWindowsSecurityContextOptions: `u` makes them count characters as Go's regexp does.
// https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go
const controlCharacter = /[\u0000-\u001f\u007f]/u;
const netBiosDomain = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/u;
const dnsLabel = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
const dnsDomain = new RegExp(`^${dnsLabel}(?:\\.${dnsLabel})*$`, 'u');
const forbiddenInUser = /["/\\:;|=,+*?<>@[\]]/u;
const onlyDotsAndSpaces = /^[. ]+$/u;

/**
 * What the API server says against a `runAsUserName`. As there, the first three checks exclude all others.
 */
export function apiServerProblems(name: string): Problem[] {
  if (typeof name !== 'string') {
    return [{ rule: 'HPC010', message: `account ${quoted(name)} is not a text`, fix: 'Name an account: WindowsAccount.localService(), networkService() or localGroup(name).' }];
  }
  if (name === '') {
    return [{
      rule: 'HPC010',
      message: 'account "" is empty',
      fix: 'Name an account: WindowsAccount.localService(), networkService() or localGroup(name).',
    }];
  }
  if (controlCharacter.test(name)) {
    return [{
      rule: 'HPC010',
      message: `account ${quoted(name)} holds a control character, most likely a backslash that the string literal swallowed`,
      fix: 'Write the backslash twice, or use String.raw`DOMAIN\\user`.',
    }];
  }
  if (name.split('\\').length > 2) {
    return [{
      rule: 'HPC011',
      message: `account ${quoted(name)} has more than one backslash`,
      fix: String.raw`Separate domain and user by one backslash: DOMAIN\user.`,
    }];
  }
  const { domain, user } = splitAccount(name);
  return [...domainProblems(name, domain), ...userProblems(name, user)];
}

/**
 * Why an account that the API server accepts cannot log on, whatever the node: what the container runtime does with
 * the name decides (https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/logon.go).
 */
export function logonProblems(name: string): Problem[] {
  const { domain, user } = splitAccount(name);
  const squeezed = name.replace(/\s+/gu, ' ').trim().toUpperCase();
  if (/[\u0085\u2028]/u.test(name) || (domain === undefined && /^NT ?AUTHORITY/u.test(squeezed))) {
    return [{
      rule: 'HPC016',
      message: `account ${quoted(name)} has lost its backslash`,
      fix: 'Use WindowsAccount.localService(), networkService() or localSystem({ reason }), or write the name with String.raw.',
    }];
  }
  if (containerOnlyAccounts.has(user.toLowerCase())) {
    return [{
      rule: 'HPC015',
      message: `account ${quoted(name)} exists only inside ordinary Windows containers, not on the host where a HostProcess container runs`,
      fix: 'Use WindowsAccount.localService(), networkService() or a local group.',
    }];
  }
  if (domain === undefined) {
    const documented = documentedSpelling(user);
    return documented === undefined ? [] : [{
      rule: 'HPC021',
      message: `account ${quoted(name)} lacks its domain: without "${SERVICE_AUTHORITY}\\" Windows refuses the logon`,
      fix: `The account is spelt ${quoted(documented)}.`,
    }];
  }
  if (domain !== SERVICE_AUTHORITY && resemblesServiceAuthority(domain)) {
    return [{
      rule: 'HPC017',
      message: `account ${quoted(name)} misspells its domain: the container runtime compares it with "${SERVICE_AUTHORITY}" letter by letter`,
      fix: `Write ${quoted(documentedSpelling(user) ?? `${SERVICE_AUTHORITY}\\${user}`)}.`,
    }];
  }
  return [];
}

/** Domain before the backslash, and the rest. */
export function splitAccount(name: string): { readonly domain?: string; readonly user: string } {
  const backslash = name.indexOf('\\');
  return backslash < 0 ? { user: name } : { domain: name.slice(0, backslash), user: name.slice(backslash + 1) };
}

/** True for a name without a domain: the container runtime takes it for a local group first, then for a user. */
export function isBareName(name: string): boolean {
  return !name.includes('\\');
}

/** True for `NT AUTHORITY\x` where x is none of the documented service accounts, in any spelling. */
export function isUnknownServiceAccount(name: string): boolean {
  const { domain, user } = splitAccount(name);
  return domain === SERVICE_AUTHORITY && !serviceAccountSpellings.has(user.toLowerCase());
}

// Up to two letters off, whatever stands between the words: nothing else that can log on has such a domain.
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
      fix: `A domain has at most ${DOMAIN_BYTES_LIMIT - 1} bytes.`,
    });
  }
  if (!netBiosDomain.test(domain) && !dnsDomain.test(domain)) {
    problems.push({
      rule: 'HPC012',
      message: `account ${quoted(name)} has a domain that is neither a NetBIOS name nor a DNS name`,
      fix: String.raw`Use 1 to 15 characters without \ / : * ? " < > | and without a dot in front, or a DNS name such as corp.example.com.`,
    });
  }
  return problems;
}

function userProblems(name: string, user: string): Problem[] {
  const problems: Problem[] = [];
  const add = (message: string, fix: string) => problems.push({ rule: 'HPC013', message: `account ${quoted(name)} ${message}`, fix });
  if (user === '') {
    add('names a domain but no user', String.raw`Add the user behind the backslash: DOMAIN\user.`);
  }
  if (Buffer.byteLength(user) > MAX_USER_BYTES) {
    add(`has a user of ${Buffer.byteLength(user)} bytes`, `A user or group name has at most ${MAX_USER_BYTES} bytes of UTF-8.`);
  }
  if (onlyDotsAndSpaces.test(user)) {
    add('has a user of nothing but dots and spaces', 'Name a user or a group.');
  }
  if (user.includes('@')) {
    add('is a user principal name, which the API server does not accept', String.raw`Write DOMAIN\user instead of user@domain.`);
  } else if (/^[^/\\]+\/[^/\\]+$/u.test(name)) {
    add('separates domain and user by a slash', String.raw`Write a backslash: DOMAIN\user.`);
  } else if (forbiddenInUser.test(user)) {
    add('holds a character that a user name cannot have', String.raw`Leave out " / : ; | = , + * ? < > [ ].`);
  }
  return problems;
}
