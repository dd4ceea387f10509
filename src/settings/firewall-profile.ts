import { quoted, userError } from '../facts/errors';
import { checkMember } from '../facts/members';

/**
 * The types of networks that Windows distinguishes. Each rule applies on the networks of its
 * profiles, and each profile has its own logging.
 */
export enum FirewallProfile {
  /** A network on which the computer can reach the domain that it is a member of. */
  DOMAIN = 'Domain',
  /** A network that an administrator has marked as private. */
  PRIVATE = 'Private',
  /** Any other network. */
  PUBLIC = 'Public',
}

/** The profiles in the order of Windows. */
export function checkedProfiles(owner: string, profiles: readonly FirewallProfile[]): FirewallProfile[] {
  if (!Array.isArray(profiles) || profiles.length === 0) {
    throw userError({
      message: `${owner}: profiles must be a list with at least one profile, got ${quoted(profiles)}`,
      fix: 'Leave profiles out to select all profiles.',
    });
  }
  profiles.forEach((profile) => checkMember(`${owner}: profile`, profile, 'FirewallProfile', FirewallProfile));
  return Object.values(FirewallProfile).filter((profile) => profiles.includes(profile));
}
