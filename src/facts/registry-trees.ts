import { Problem, quoted } from './errors';
import { isWithinKey, readOnlyKeys } from './grantable-registry-keys';
import { closedValueKeys, sensitiveKeys } from './registry-places';

/**
 * Keys that stay, and with them all keys that contain them. Windows, its services and its drivers
 * need them. A `*` matches any single name. The keys in and below which no value is set stay too,
 * and so do the sensitive keys.
 */
export const keptRegistryKeys: readonly string[] = [
  String.raw`SOFTWARE\Classes\*`,
  String.raw`SOFTWARE\Clients`,
  String.raw`SOFTWARE\Microsoft\*`,
  String.raw`SOFTWARE\Microsoft\Windows\*`,
  String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\*`,
  String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\WINEVT\*\*`,
  String.raw`SOFTWARE\Microsoft\Windows NT\*`,
  String.raw`SOFTWARE\Microsoft\Windows NT\CurrentVersion\*`,
  String.raw`SOFTWARE\ODBC`,
  String.raw`SOFTWARE\Policies\Microsoft\*`,
  String.raw`SOFTWARE\RegisteredApplications`,
  String.raw`SYSTEM\*`,
  String.raw`SYSTEM\CurrentControlSet\*`,
  String.raw`SYSTEM\CurrentControlSet\Control\*\*`,
  String.raw`SYSTEM\CurrentControlSet\Services\*\*`,
];

/**
 * The largest key with content that the agent removes: it records everything that it removes. The
 * bytes are those of the data, the permissions, the names of values, and the paths of keys.
 */
export const MOST_REMOVED_KEYS = 1000;
export const MOST_REMOVED_VALUES = 4000;
export const MOST_REMOVED_BYTES = 262144;

/** Why a key cannot be removed with everything in it, or undefined. The agent repeats the check. */
export function removedKeyProblem(key: string): Problem | undefined {
  const kept = [...closedValueKeys, ...sensitiveKeys, ...keptRegistryKeys].find((pattern) => contains(key, pattern));
  return kept === undefined ? undefined : {
    message: `registry key ${quoted(key)} ${namesIn(key).length === namesIn(kept).length ? 'is one of the keys' : 'contains keys'} that Windows or its services need (${quoted(kept)})`,
    fix: 'Remove a key further down, or single values with withoutValue(name).',
  };
}

/** Why the removal of a key needs a reason, or undefined. */
export function sensitiveRemovalProblem(key: string): Problem | undefined {
  const sensitive = readOnlyKeys.find((each) => isWithinKey(key.toLowerCase(), each));
  return sensitive === undefined ? undefined : {
    message: `registry key ${quoted(key)} is below ${quoted(sensitive)}, where keys configure Windows itself`,
    fix: 'If the removal is intended, state why with { reason: \'...\' } in RegistryKey.localMachine. Reviewers find the reason in the source and in the cluster.',
  };
}

/** Whether a key matches a pattern, or is above a key that matches it. */
function contains(key: string, pattern: string): boolean {
  const expected = namesIn(pattern);
  return namesIn(key).every((name, index) => index < expected.length && (expected[index] === '*' || expected[index] === name));
}

function namesIn(key: string): string[] {
  return key.toLowerCase().split('\\');
}
