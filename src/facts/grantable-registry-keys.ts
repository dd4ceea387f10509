import { Problem, quoted } from './errors';
import { unreplacedTemplateProblem } from './unreplaced-template';

/** Keys below HKEY_LOCAL_MACHINE in and below which no group gets access: credentials and security policy. */
export const closedKeys: readonly string[] = [
  'SAM',
  'SECURITY',
  'BCD00000000',
  'SYSTEM\\CurrentControlSet\\Control\\Lsa',
  'SYSTEM\\CurrentControlSet\\Control\\SecurePipeServers',
];

/**
 * Keys in and below which a group may read: who writes there decides what runs as LocalSystem, or who is trusted. Windows has more
 * such keys than a list of single ones could keep up with.
 */
export const readOnlyKeys: readonly string[] = ['SYSTEM', 'HARDWARE', 'SOFTWARE\\Microsoft', 'SOFTWARE\\Classes', 'SOFTWARE\\Policies'];

/** Keys so wide that no group needs them. */
export const wideKeys: readonly string[] = ['SOFTWARE', 'SYSTEM'];

/** Why a group must not get such access to a key below HKEY_LOCAL_MACHINE, or undefined. The agent on the node refuses the same again. */
export function keyGrantProblem(key: string, writes: boolean): Problem | undefined {
  const shape = keyProblem(key);
  if (shape !== undefined) {
    return shape;
  }
  const normalized = normalizedKey(key);
  const closed = closedKeys.find((each) => isWithinKey(normalized, each) || isWithinKey(normalizedKey(each), key));
  if (closed !== undefined) {
    return {
      message: `registry key ${quoted(key)} ${isWithinKey(normalized, closed) ? 'is or lies below' : 'holds'} ${quoted(closed)}, to which no group gets access`,
      fix: 'Name a key further down, or another one.',
    };
  }
  if (wideKeys.some((wide) => wide.toLowerCase() === normalized)) {
    return { message: `registry key ${quoted(key)} is a root: access to it would reach too far`, fix: 'Name a key further down.' };
  }
  const readOnly = writes ? readOnlyKeys.find((each) => isWithinKey(normalized, each) || isWithinKey(normalizedKey(each), key)) : undefined;
  return readOnly === undefined ? undefined : {
    message: `registry key ${quoted(key)} ${isWithinKey(normalized, readOnly) ? 'is or lies below' : 'holds'} ${quoted(readOnly)}: who writes there can take over the node`,
    fix: 'Grant RegistryAccess.READ, or name a key further down.',
  };
}

/** Why a text is not a key below HKEY_LOCAL_MACHINE. A slash is part of a name (`RC4 128/128`). */
export function keyProblem(key: string): Problem | undefined {
  if (typeof key !== 'string' || key === '') {
    return { message: `registry key ${quoted(key)} is empty`, fix: String.raw`Name a key below HKEY_LOCAL_MACHINE, such as SOFTWARE\Contoso.` };
  }
  if (/[\u0000-\u001f\u007f]/u.test(key)) {
    return {
      message: `registry key ${quoted(key)} holds a control character, most likely from a backslash that the string literal took as an escape`,
      fix: 'Double the backslashes, or use String.raw.',
    };
  }
  if (/^(HK[A-Z_]+|Registry::.*|Computer):?(\\|$)/iu.test(key)) {
    return { message: `registry key ${quoted(key)} names a hive`, fix: String.raw`Leave it out: all keys lie below HKEY_LOCAL_MACHINE. Write SOFTWARE\Contoso.` };
  }
  if (key.split('\\').some((name) => name === '' || name.length > 255)) {
    return { message: `registry key ${quoted(key)} has a name that is empty or longer than 255 characters`, fix: 'Put one backslash between names, and none at the ends.' };
  }
  return unreplacedTemplateProblem('registry key', key);
}

/** One spelling for comparison: lower case, and the control set that is in use. */
function normalizedKey(key: string): string {
  return key.toLowerCase().replace(/^system\\controlset\d{3}(?=\\|$)/u, 'system\\currentcontrolset').replace(/^software\\wow6432node(?=\\|$)/u, 'software');
}

function isWithinKey(key: string, other: string): boolean {
  const folder = normalizedKey(other);
  return key === folder || key.startsWith(`${folder}\\`);
}
