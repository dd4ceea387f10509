import { Problem, quoted } from './errors';
import { closedFolders, closedFoldersAlone, nodeFolders } from './grantable-paths';
import { programFolders } from './program-folders';
import { deviceName } from './setting-grammars';
import { hostPathProblem, isWithin, normalizedPath, withBackslashes } from './windows-path';

/**
 * Folders, besides those that no group gets access to, below which no setting makes, changes or removes anything: what lies there decides
 * what runs as LocalSystem, or belongs to kubelet, the container runtime or the network of containers.
 * @see https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_psmodulepath
 * @see https://learn.microsoft.com/en-us/windows-server/administration/openssh/openssh-server-configuration
 * @see https://github.com/containerd/containerd/blob/main/docs/getting-started.md
 * @see https://github.com/kubernetes-sigs/sig-windows-tools
 */
export const unmanagedFolders: readonly string[] = [
  'C:\\Program Files\\Common Files',
  'C:\\Program Files\\containerd',
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

/** The longest path that the agent takes: with what it appends while it copies, programs without long paths still open it. */
export const LONGEST_PATH = 240;

/** What a setting wants at a path. */
export interface ManagedPath {
  readonly item: 'directory' | 'file';
  readonly inProgramFolder: boolean;
}

/** Why a setting must not make or change something at a path, or undefined. The agent on the node refuses the same again. */
export function managedPathProblem(path: string, { item, inProgramFolder }: ManagedPath): Problem | undefined {
  const shape = typeof path === 'string' ? hostPathProblem('path', path) : { message: `path ${quoted(path)} is no text`, fix: 'Name a path.' };
  if (shape !== undefined) {
    return shape;
  }
  const normalized = normalizedPath(path);
  return nameProblem(path, normalized)
    ?? rootProblem(path, normalized, item)
    ?? folderProblem(path, normalized)
    ?? programProblem(path, normalized, inProgramFolder);
}

function nameProblem(path: string, normalized: string): Problem | undefined {
  if (normalized.length > LONGEST_PATH) {
    return { message: `path ${quoted(path)} has more than ${LONGEST_PATH} characters`, fix: 'Choose a shorter one.' };
  }
  const names = withBackslashes(path).split('\\');
  const ambiguous = names.find((name) => /[. ]$|^ |~\d/u.test(name));
  if (ambiguous !== undefined) {
    return {
      message: `path ${quoted(path)} has the name ${quoted(ambiguous)}, which Windows may take for another`,
      fix: 'Write names out, without spaces or dots at their ends, and no short names such as progra~1.',
    };
  }
  const device = names.find((name) => deviceName.matches(name));
  return device === undefined ? undefined : { message: `path ${quoted(path)} has the name ${quoted(device)}, which is that of a device`, fix: 'Choose another.' };
}

function rootProblem(path: string, normalized: string, item: ManagedPath['item']): Problem | undefined {
  if (item === 'file' && /[\\/]$/u.test(path)) {
    return { message: `file ${quoted(path)} ends with a slash, as a folder does`, fix: 'Add the name of the file, or leave the slash out.' };
  }
  const depth = normalized.split('\\').length;
  if (depth === 1) {
    return { message: `path ${quoted(path)} is a whole drive`, fix: 'Name a folder further down.' };
  }
  return depth === 2 && item === 'file'
    ? {
      message: `file ${quoted(path)} lies directly below a drive, where Windows looks for programs whose paths are not quoted`,
      fix: 'Put it into a folder of its own, such as C:/ProgramData/contoso.',
    }
    : undefined;
}

function folderProblem(path: string, normalized: string): Problem | undefined {
  const closed = [...closedFolders, ...nodeFolders, ...unmanagedFolders].find((folder) => isWithin(normalized, normalizedPath(folder)));
  if (closed !== undefined) {
    return {
      message: `path ${quoted(path)} is ${quoted(closed)} or lies below it, where the agent changes nothing: what lies there runs the node`,
      fix: 'Put it elsewhere, such as a folder of your own below C:/ProgramData.',
    };
  }
  const held = [...closedFolders, ...nodeFolders, ...unmanagedFolders, ...closedFoldersAlone]
    .find((folder) => isWithin(normalizedPath(folder), normalized));
  return held === undefined ? undefined : { message: `path ${quoted(path)} holds ${quoted(held)}, which runs the node`, fix: 'Name a folder further down.' };
}

// Something is made in a folder of programs only where the setting says that it is meant to be there.
function programProblem(path: string, normalized: string, inProgramFolder: boolean): Problem | undefined {
  const around = programFolders.find((folder) => isWithin(normalized, normalizedPath(folder)));
  if (around !== undefined && !inProgramFolder) {
    return {
      message: `path ${quoted(path)} lies below ${quoted(around)}, where others take files for programs`,
      fix: 'Put data elsewhere, such as below C:/ProgramData; for a program of your own say inProgramFolder: true.',
    };
  }
  return around === undefined && inProgramFolder
    ? { message: `path ${quoted(path)} lies in no folder for programs`, fix: 'Leave out inProgramFolder.' }
    : undefined;
}
