import { Problem, quoted } from './errors';
import { Pattern } from './pattern';
import { domainAccountName, localUserName, securityIdentifier } from './setting-grammars';
import { unreplacedNameProblem } from './unreplaced-template';

const accountDomain = 'S-1-5-21-[0-9]+-[0-9]+-[0-9]+';

/**
 * Identifiers that no setting makes a member: everyone, accounts without a password, and local
 * groups, which Windows does not accept as members.
 * @see https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-security-identifiers
 */
export const refusedMember = new Pattern(`S-1-0-[0-9]+|S-1-1-0|S-1-3-[0-9]+|S-1-5-(?:7|10)|S-1-5-32-[0-9]+|S-1-16-[0-9]+|${accountDomain}-(?:501|514)`);

/**
 * Identifiers that include many accounts, such as Authenticated Users and Domain Users.
 * They never become members of an administrative group.
 */
export const broadMember = new Pattern(`S-1-2-[01]|S-1-5-(?:[12346]|11|13|14|15|113)|S-1-5-80-0|S-1-15-[0-9-]+|${accountDomain}-(?:513|515)`);

/** Domains of Windows itself, in lower case. Their accounts have other names in other languages. */
export const reservedDomains: readonly string[] = ['.', 'builtin', 'localhost', 'nt authority', 'nt service'];

const LARGEST_PART = 4294967295;

/** Why a string is not the name of an account of a domain, or undefined. */
export function domainAccountProblem(name: unknown): Problem | undefined {
  if (typeof name === 'string' && name !== '') {
    const template = unreplacedNameProblem('domain account', name);
    if (template !== undefined) {
      return template;
    }
  }
  if (typeof name !== 'string' || !domainAccountName.matches(name) || hasLooseEnds(name.split('\\'))) {
    return {
      message: `domain account ${quoted(name)} is not valid`,
      fix: String.raw`Write DOMAIN\name, with one backslash: double it in a string literal, or use String.raw. Leave out " / : ; | = , + * ? < > [ ] @.`,
    };
  }
  const [domain] = name.split('\\');
  return reservedDomains.includes(domain.toLowerCase()) ? {
    message: `domain account ${quoted(name)} belongs to Windows or to the node, and not to a domain`,
    fix: 'Use GroupMember.service(name), localUser(name), localService(), networkService() or authenticatedUsers().',
  } : undefined;
}

/**
 * Why a string is not the name of a user of the node, or undefined. A user of the container runtime
 * has a name of 20 hexadecimal digits.
 * @see https://learn.microsoft.com/en-us/windows/win32/api/lmaccess/ns-lmaccess-user_info_1
 */
export function localUserProblem(name: unknown): Problem | undefined {
  if (typeof name === 'string' && /^[0-9a-f]{20}$/u.test(name)) {
    return { message: `local user ${quoted(name)} has the name of a temporary user of the container runtime`, fix: 'Use an account that stays.' };
  }
  return typeof name === 'string' && localUserName.matches(name) && !hasLooseEnds([name]) && !/^S-1-/iu.test(name) ? unreplacedNameProblem('local user', name) : {
    message: `local user ${quoted(name)} is not valid`,
    fix: String.raw`Use a name of up to 20 characters without a domain. For DOMAIN\name, use GroupMember.domainAccount(name).`,
  };
}

/** Why a string is not the security identifier of an account that can be a member, or undefined. */
export function memberSidProblem(sid: unknown): Problem | undefined {
  if (typeof sid !== 'string' || !securityIdentifier.matches(sid) || sid.split('-').slice(3).some((part) => Number(part) > LARGEST_PART)) {
    return { message: `security identifier ${quoted(sid)} is not valid`, fix: 'Write it as S-1-5-21-..., without spaces and leading zeros.' };
  }
  return refusedMember.matches(sid) ? {
    message: `security identifier ${quoted(sid)} is that of a local group, of everyone, or of an account without a password`,
    fix: 'Use the identifiers of the accounts themselves.',
  } : undefined;
}

function hasLooseEnds(names: readonly string[]): boolean {
  return names.some((name) => name.trim() !== name || name.endsWith('.'));
}
