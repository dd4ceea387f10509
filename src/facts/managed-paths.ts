import { Problem, quoted } from './errors';
import { closedFolders, closedFoldersAlone, nodeFolders } from './grantable-paths';
import { programFolders } from './program-folders';
import { deviceName } from './setting-grammars';
import { hostPathProblem, isWithin, normalizedPath, withBackslashes } from './windows-path';

/**
 * Folders in and below which no setting creates, changes or deletes anything, in addition to the
 * folders to which no group gets access. Their contents decide what runs as LocalSystem, or belong
 * to kubelet, the container runtime or the container network.
 * @see https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_psmodulepath
 * @see https://learn.microsoft.com/en-us/windows-server/administration/openssh/openssh-server-configuration
 * @see https://github.com/containerd/containerd/blob/main/docs/getting-started.md
 * @see https://github.com/kubernetes-sigs/sig-windows-tools
 */
export const unmanagedFolders: readonly string[] = [
  'C:\\EFI',
  'C:\\Program Files\\Amazon',
  'C:\\Program Files\\Common Files',
  'C:\\Program Files\\containerd',
  'C:\\Program Files\\Google',
  'C:\\Program Files\\kube-proxy',
  'C:\\Program Files\\Kubernetes',
  'C:\\Program Files\\ModifiableWindowsApps',
  'C:\\Program Files\\OpenSSH',
  'C:\\Program Files\\PowerShell',
  'C:\\Program Files\\WindowsApps',
  'C:\\Program Files\\WindowsPowerShell',
  'C:\\Program Files\\Windows Defender',
  'C:\\Program Files\\Windows Defender Advanced Threat Protection',
  'C:\\Program Files (x86)\\Common Files',
  'C:\\Program Files (x86)\\WindowsPowerShell',
];

/**
 * The folder in which the kubelet keeps the volumes of pods. A setting can only restrict who writes
 * to it.
 */
export const KUBELET_VOLUMES = 'C:\\var\\lib\\kubelet\\pods';

/**
 * The longest path that the agent accepts. The agent appends to it while it copies. Programs
 * without support for long paths can still open the longer path.
 */
export const LONGEST_PATH = 240;

/** What a setting manages at a path. */
export interface ManagedPath {
  readonly item: 'directory' | 'file';
  readonly inProgramFolder: boolean;
}

/**
 * Why a setting must not create or change anything at a path, or undefined. The agent on the node
 * repeats the check.
 */
export function managedPathProblem(path: string, { item, inProgramFolder }: ManagedPath): Problem | undefined {
  const plain = plainPathProblem(path);
  if (plain !== undefined) {
    return plain;
  }
  const normalized = normalizedPath(path);
  return rootProblem(path, normalized, item)
    ?? folderProblem(path, normalized)
    ?? programProblem(path, normalized, inProgramFolder);
}

/**
 * Why a value is not an absolute path that Windows can read in only one way, or undefined. The
 * agent on the node repeats the check.
 */
export function plainPathProblem(path: string): Problem | undefined {
  const shape = typeof path === 'string' ? hostPathProblem('path', path) : { message: `path must be a string, got ${quoted(path)}`, fix: 'Use a path such as C:/ProgramData/contoso.' };
  return shape ?? nameProblem(path);
}

function nameProblem(path: string): Problem | undefined {
  if (normalizedPath(path).length > LONGEST_PATH) {
    return { message: `path ${quoted(path)} has more than ${LONGEST_PATH} characters`, fix: 'Choose a shorter path.' };
  }
  const names = withBackslashes(path).split('\\');
  const ambiguous = names.find((name) => /[. ]$|^ |~\d/u.test(name));
  if (ambiguous !== undefined) {
    return {
      message: `path ${quoted(path)} contains the name ${quoted(ambiguous)}, which Windows can read as another name`,
      fix: 'Write names in full, without spaces or dots at their ends. Do not use short names such as progra~1.',
    };
  }
  const device = names.find((name) => deviceName.matches(name));
  return device === undefined ? undefined : { message: `path ${quoted(path)} contains the name ${quoted(device)}, which Windows treats as a device`, fix: 'Choose another name.' };
}

function rootProblem(path: string, normalized: string, item: ManagedPath['item']): Problem | undefined {
  if (item === 'file' && /[\\/]$/u.test(path)) {
    return { message: `file ${quoted(path)} ends with a slash, like a folder`, fix: 'Add the name of the file, or remove the slash.' };
  }
  const depth = normalized.split('\\').length;
  if (depth === 1) {
    return { message: `path ${quoted(path)} is a whole drive`, fix: 'Choose a folder on the drive.' };
  }
  return depth === 2 && item === 'file'
    ? {
      message: `file ${quoted(path)} is in the root folder of a drive, where Windows looks for programs whose paths are not quoted`,
      fix: 'Put it into a separate folder, such as C:/ProgramData/contoso.',
    }
    : undefined;
}

function folderProblem(path: string, normalized: string): Problem | undefined {
  const closed = [...closedFolders, ...nodeFolders, ...unmanagedFolders].find((folder) => isWithin(normalized, normalizedPath(folder)));
  if (closed !== undefined) {
    return {
      message: `path ${quoted(path)} is ${quoted(closed)} or below it, where the agent changes nothing because the node depends on it`,
      fix: 'Choose another folder, such as your own folder below C:/ProgramData.',
    };
  }
  const held = [...closedFolders, ...nodeFolders, ...unmanagedFolders, ...closedFoldersAlone]
    .find((folder) => isWithin(normalizedPath(folder), normalized));
  return held === undefined ? undefined : { message: `path ${quoted(path)} contains ${quoted(held)}, on which the node depends`, fix: 'Choose a subfolder.' };
}

// A setting creates something in a program folder only if the setting states that this is intended.
function programProblem(path: string, normalized: string, inProgramFolder: boolean): Problem | undefined {
  const around = programFolders.find((folder) => isWithin(normalized, normalizedPath(folder)));
  if (around !== undefined && !inProgramFolder) {
    return {
      message: `path ${quoted(path)} is ${quoted(around)} or below it, where others treat files as programs`,
      fix: 'Put data into another folder, such as one below C:/ProgramData. For your own program, set inProgramFolder: true.',
    };
  }
  return around === undefined && inProgramFolder
    ? { message: `path ${quoted(path)} is not in a program folder`, fix: 'Leave out inProgramFolder.' }
    : undefined;
}
