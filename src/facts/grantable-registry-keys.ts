import { Problem, quoted } from './errors';
import { unreplacedKeyProblem } from './unreplaced-template';

/**
 * Keys of HKEY_LOCAL_MACHINE in and below which no group gets access. They contain credentials and
 * security policy.
 */
export const closedKeys: readonly string[] = [
  'SAM',
  'SECURITY',
  'BCD00000000',
  'SYSTEM\\CurrentControlSet\\Control\\Lsa',
  'SYSTEM\\CurrentControlSet\\Control\\SecurePipeServers',
];

/**
 * Keys in and below which a group can get read access only. Their values decide what runs as
 * LocalSystem, or what Windows trusts. Windows has more such keys than a list of single keys can
 * cover.
 */
export const readOnlyKeys: readonly string[] = ['SYSTEM', 'HARDWARE', 'SOFTWARE\\Microsoft', 'SOFTWARE\\Classes', 'SOFTWARE\\Policies'];

/** Keys that are too broad for a grant. */
export const wideKeys: readonly string[] = ['SOFTWARE', 'SYSTEM'];

/**
 * Why a group must not get this access to a key of HKEY_LOCAL_MACHINE, or undefined. The agent on
 * the node repeats the check.
 */
export function keyGrantProblem(key: string, writes: boolean): Problem | undefined {
  const shape = keyProblem(key);
  if (shape !== undefined) {
    return shape;
  }
  const normalized = normalizedKey(key);
  const closed = closedKeys.find((each) => isWithinKey(normalized, each) || isWithinKey(normalizedKey(each), key));
  if (closed !== undefined) {
    return {
      message: `registry key ${quoted(key)} ${isWithinKey(normalized, closed) ? 'is or is below' : 'contains'} ${quoted(closed)}, to which no group gets access`,
      fix: 'Choose another key.',
    };
  }
  if (wideKeys.some((wide) => wide.toLowerCase() === normalized)) {
    return { message: `registry key ${quoted(key)} is a root key, so the grant would be too broad`, fix: 'Choose a subkey.' };
  }
  const readOnly = writes ? readOnlyKeys.find((each) => isWithinKey(normalized, each) || isWithinKey(normalizedKey(each), key)) : undefined;
  return readOnly === undefined ? undefined : {
    message: `registry key ${quoted(key)} ${isWithinKey(normalized, readOnly) ? 'is or is below' : 'contains'} ${quoted(readOnly)}, where a group with write access can take over the node`,
    fix: 'Grant RegistryAccess.READ, or choose another key.',
  };
}

/**
 * Why a string is not a key of HKEY_LOCAL_MACHINE, or undefined. A slash is part of a name, as in
 * `RC4 128/128`.
 */
export function keyProblem(key: string): Problem | undefined {
  if (typeof key !== 'string' || key === '') {
    return { message: `registry key must be a string that is not empty, got ${quoted(key)}`, fix: String.raw`Use a key of HKEY_LOCAL_MACHINE, such as SOFTWARE\Contoso.` };
  }
  if (/[\u0000-\u001f\u007f]/u.test(key)) {
    return {
      message: `registry key ${quoted(key)} contains a control character, most likely from a backslash escape in a string literal`,
      fix: 'Double the backslashes, or use String.raw.',
    };
  }
  if (/^(HK[A-Z_]+|Registry::.*|Computer):?(\\|$)/iu.test(key)) {
    return { message: `registry key ${quoted(key)} starts with a hive`, fix: String.raw`Leave the hive out: all keys are in HKEY_LOCAL_MACHINE. Write, for example, SOFTWARE\Contoso.` };
  }
  if (key.split('\\').some((name) => name === '' || name.length > 255)) {
    return { message: `registry key ${quoted(key)} has a name that is empty or longer than 255 characters`, fix: 'Use one backslash between names, and none at the start or the end.' };
  }
  return unreplacedKeyProblem(key);
}

/** A key in one form for comparison: lower case, the current control set, and no WOW6432Node. */
function normalizedKey(key: string): string {
  return key.toLowerCase().replace(/^system\\controlset\d{3}(?=\\|$)/u, 'system\\currentcontrolset').replace(/^software\\wow6432node(?=\\|$)/u, 'software');
}

/** Whether a key in lower case is another key or below it. */
export function isWithinKey(key: string, other: string): boolean {
  const folder = normalizedKey(other);
  const inner = normalizedKey(key);
  return inner === folder || inner.startsWith(`${folder}\\`);
}
