import { Pattern } from './pattern';

const control = '\\u0000-\\u001f\\u007f';
const space = ' \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff';

/** The longest reason, in UTF-16 code units. */
export const LONGEST_REASON = 250;

/** A reason for reviewers: one line that does not start with a space. */
export const reasonText = new Pattern(`[^${control}${space}][^${control}]{0,${LONGEST_REASON - 1}}`);

/** A SHA-256 hash in a document for the agent. */
export const sha256Digits = new Pattern('[0-9a-f]{64}');

/**
 * A name that Windows treats as a device in every folder, with any extension.
 * @see https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
 */
export const deviceName = new Pattern(
  '(?:[Cc][Oo][Nn](?:[Ii][Nn][$]|[Oo][Uu][Tt][$])?|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]|(?:[Cc][Oo][Mm]|[Ll][Pp][Tt])[0-9\\u00b9\\u00b2\\u00b3])(?:[.][\\u0000-\\uffff]*)?',
);

/**
 * The name of a Windows service.
 * @see https://learn.microsoft.com/en-us/windows/win32/api/winsvc/nf-winsvc-createservicew
 */
export const serviceName = new Pattern('[A-Za-z0-9_](?:[A-Za-z0-9_.$ -]{0,254}[A-Za-z0-9_.$-])?');

/** The name of a service that a setting defines. It becomes a folder and a part of an account. */
export const definedServiceName = new Pattern('[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9])?');

/** The name of a vendor, which becomes a folder below `C:\Program Files`. */
export const vendorName = new Pattern('[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,62}[A-Za-z0-9])?');

/** The name of a file that the agent puts into the folder of a service. */
export const serviceFileName = new Pattern('[A-Za-z0-9_](?:[A-Za-z0-9_ .+-]{0,98}[A-Za-z0-9_+-])?');

/** The name of an environment variable of the machine. */
export const variableName = new Pattern('[A-Za-z_][A-Za-z0-9_.()-]{0,254}');

/** The name of a firewall rule, by which the agent finds the rule again. */
export const firewallRuleName = new Pattern('[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?');

/** The name of a local group that a setting defines. */
export const definedGroupName = new Pattern('[A-Za-z](?:[A-Za-z0-9 _-]{0,62}[A-Za-z0-9])?');

/**
 * An account of a real domain: its NetBIOS name and the name of the account. Domains that Windows
 * localizes, such as NT AUTHORITY, have spaces.
 * @see https://learn.microsoft.com/en-us/troubleshoot/windows-server/active-directory/naming-conventions-for-computer-domain-site-ou
 */
export const realDomainAccount = new Pattern(
  '[A-Za-z0-9](?:[A-Za-z0-9_-]{0,13}[A-Za-z0-9])?\\\\[A-Za-z0-9_](?:[A-Za-z0-9_. -]{0,62}[A-Za-z0-9_$-])?',
);

/** A group managed service account: the domain, and the name with its dollar sign. */
export const managedAccountName = new Pattern(
  '[A-Za-z0-9](?:[A-Za-z0-9_-]{0,13}[A-Za-z0-9])?\\\\[A-Za-z0-9_](?:[A-Za-z0-9_. -]{0,13}[A-Za-z0-9_-])?[$]',
);

/** The characters and the length of the name of an event channel. */
export const channelName = new Pattern(`[^${control}<>&"|\\\\:\`?*']{1,255}`);

/**
 * A security identifier in decimal notation.
 * @see https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-dtyp/c92a27b1-c772-4fa7-a432-15df5f1b66a1
 */
export const securityIdentifier = new Pattern('S-1-(?:0|[1-9][0-9]{0,14})(?:-(?:0|[1-9][0-9]{0,9})){1,15}');

const accountCharacter = `[^${control}"/\\\\:;|=,+*?<>@\\u005b\\u005d]`;

/**
 * The name of an account of a domain: `DOMAIN\name`.
 * @see https://learn.microsoft.com/en-us/windows/win32/secauthn/user-name-formats
 */
export const domainAccountName = new Pattern(`${accountCharacter}{1,255}\\\\${accountCharacter}{1,256}`);

/** The name of a user of the node. */
export const localUserName = new Pattern(`${accountCharacter}{1,20}`);
