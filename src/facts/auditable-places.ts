import { Problem, quoted } from './errors';
import { isWithinKey, keyProblem } from './grantable-registry-keys';
import { plainPathProblem } from './managed-paths';
import { STATE_ROOT } from './node-agent';
import { programFolders } from './program-folders';
import { isWithin, normalizedPath } from './windows-path';

/**
 * Folders in and below which settings add no audit entries, because the node writes there all the
 * time: the layers of images, the volumes and logs of pods, the logs of Windows with the Security
 * log itself, and the records of the agent. The events would fill the Security log.
 */
export const busyFolders: readonly string[] = [
  'C:\\ProgramData\\containerd',
  'C:\\ProgramData\\docker',
  'C:\\var\\lib\\kubelet',
  'D:\\var\\lib\\kubelet',
  'C:\\var\\log\\containers',
  'C:\\var\\log\\pods',
  'C:\\hpc',
  'C:\\System Volume Information',
  'C:\\Windows\\System32\\winevt',
  'C:\\Windows\\WinSxS',
  STATE_ROOT,
];

/**
 * Folders whose content must not inherit audit entries, because too much of it is in use. The
 * folders below them can have such entries.
 */
export const wideFolders: readonly string[] = [
  'C:\\Windows',
  'C:\\Windows\\System32',
  'C:\\Windows\\SysWOW64',
  'C:\\Users',
  'C:\\ProgramData',
  ...programFolders,
];

/** Registry keys whose subkeys must not inherit audit entries, for the same reason. */
export const wideAuditKeys: readonly string[] = [
  'SOFTWARE\\Classes',
  'SOFTWARE\\Microsoft\\Windows\\CurrentVersion',
  'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
  'SYSTEM\\CurrentControlSet\\Control',
  'SYSTEM\\CurrentControlSet\\Enum',
  'SYSTEM\\CurrentControlSet\\Services',
];

/**
 * Why a path must not get audit entries, or undefined. The agent on the node repeats the check.
 * @param inherits whether the content of a directory inherits the entries
 */
export function pathAuditProblem(path: string, inherits: boolean): Problem | undefined {
  const plain = plainPathProblem(path);
  if (plain !== undefined) {
    return plain;
  }
  const normalized = normalizedPath(path);
  if (/^[a-z]:$/u.test(normalized)) {
    return { message: `path ${quoted(path)} is a whole drive, whose events would fill the Security log`, fix: 'Choose a folder on the drive.' };
  }
  const busy = busyFolders.find((folder) => isWithin(normalized, normalizedPath(folder)));
  if (busy !== undefined) {
    return {
      message: `path ${quoted(path)} is ${quoted(busy)} or below it, where the node works all the time: its events would fill the Security log`,
      fix: 'Choose another folder.',
    };
  }
  const wide = inherits ? [...wideFolders, ...busyFolders].find((folder) => isWithin(normalizedPath(folder), normalized)) : undefined;
  return wide === undefined ? undefined : {
    message: `path ${quoted(path)} is or contains ${quoted(wide)}, so inherited audit entries would fill the Security log`,
    fix: 'Choose a subfolder, or set thisFolderOnly: true.',
  };
}

/**
 * Why a key of HKEY_LOCAL_MACHINE must not get audit entries, or undefined. The agent on the node
 * repeats the check.
 * @param inherits whether the subkeys inherit the entries
 */
export function keyAuditProblem(key: string, inherits: boolean): Problem | undefined {
  const shape = keyProblem(key);
  if (shape !== undefined) {
    return shape;
  }
  const wide = key.includes('\\') ? wideAuditKeys.find((each) => isWithinKey(each, key)) : key;
  return !inherits || wide === undefined ? undefined : {
    message: `registry key ${quoted(key)} is or contains ${quoted(wide)}, so inherited audit entries would fill the Security log`,
    fix: 'Choose a subkey, or set thisKeyOnly: true.',
  };
}
