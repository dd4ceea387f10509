import { Problem, quoted } from './errors';
import { STATE_ROOT } from './node-agent';
import { programFolders } from './program-folders';
import { hostPathProblem, isWithin, normalizedPath, withBackslashes } from './windows-path';

/**
 * Folders in and below which no group gets access. They contain data of other users, credentials,
 * or code that runs as LocalSystem.
 */
export const closedFolders: readonly string[] = [
  'C:\\Windows',
  'C:\\Users',
  'C:\\var\\lib\\kubelet',
  'D:\\var\\lib\\kubelet',
  'C:\\etc\\kubernetes',
  'C:\\etc\\rancher',
  'C:\\var\\lib\\rancher',
  'C:\\k',
  'C:\\AzureData',
  'C:\\hpc',
  'C:\\Boot',
  'C:\\Recovery',
  'C:\\System Volume Information',
  'C:\\ProgramData\\containerd',
  'C:\\ProgramData\\kubernetes',
  'C:\\ProgramData\\Microsoft',
  'C:\\ProgramData\\ssh',
  STATE_ROOT,
];

/** Folders that are closed themselves. The folders below them are not. */
export const closedFoldersAlone: readonly string[] = ['C:\\ProgramData', ...programFolders];

/**
 * Folders of kubelet, the container network, cloud agents and Windows itself. They contain, among
 * other things, programs that run as LocalSystem.
 */
export const nodeFolders: readonly string[] = [
  'C:\\$Recycle.Bin',
  'C:\\etc\\cni',
  'C:\\hostprocess-mounts',
  'C:\\CalicoWindows',
  'C:\\TigeraCalico',
  'C:\\flannel',
  'C:\\usr\\local\\bin',
  'C:\\opt\\cni',
  'C:\\ProgramData\\docker',
  'C:\\ProgramData\\Amazon',
  'C:\\ProgramData\\chocolatey',
  'C:\\ProgramData\\Package Cache',
  'C:\\Packages',
  'C:\\WindowsAzure',
  'C:\\var\\log\\containers',
  'C:\\var\\log\\pods',
];

/**
 * Why a group must not get this access to a path, or undefined. In and below program folders and
 * node folders, a group can get read access only. The agent on the node repeats the check.
 */
export function grantProblem(path: string, writes: boolean): Problem | undefined {
  const shape = hostPathProblem('path', path);
  if (shape !== undefined) {
    return shape;
  }
  const normalized = normalizedPath(path);
  if (/^[a-z]:$/u.test(normalized)) {
    return { message: `path ${quoted(path)} is a whole drive, so the grant would be too broad`, fix: 'Choose a folder on the drive.' };
  }
  const closed = closedFolders.find((folder) => isWithin(normalized, normalizedPath(folder)));
  if (closed !== undefined) {
    return {
      message: `path ${quoted(path)} is ${quoted(closed)} or below it, where no group gets access`,
      fix: 'Put the files into another folder, such as your own folder below C:/ProgramData.',
    };
  }
  const above = [...closedFolders, ...closedFoldersAlone].find((folder) => isWithin(normalizedPath(folder), normalized));
  if (above !== undefined) {
    return {
      message: `path ${quoted(path)} contains ${quoted(above)}, so the grant would be too broad`,
      fix: 'Choose a subfolder.',
    };
  }
  const ambiguous = withBackslashes(path).split('\\').find((name) => /[. ]$|^ |~\d/u.test(name));
  if (ambiguous !== undefined) {
    return {
      message: `path ${quoted(path)} contains the name ${quoted(ambiguous)}, which Windows can read as another name`,
      fix: 'Write names in full, without spaces or dots at their ends. Do not use short names such as progra~1.',
    };
  }
  const held = writes ? nodeFolders.find((folder) => isWithin(normalizedPath(folder), normalized)) : undefined;
  if (held !== undefined && normalizedPath(held) !== normalized) {
    return { message: `path ${quoted(path)} contains ${quoted(held)}, so write access would be too broad`, fix: 'Choose a subfolder.' };
  }
  const programs = writes ? [...programFolders, ...nodeFolders].find((folder) => isWithin(normalized, normalizedPath(folder))) : undefined;
  return programs === undefined ? undefined : {
    message: `path ${quoted(path)} is ${quoted(programs)} or below it, where a group with write access can replace programs that others run`,
    fix: 'Grant PathAccess.READ, or put the data into another folder.',
  };
}

/**
 * A path in the form that the agent accepts: backslashes, a leading drive, no trailing backslash.
 */
export function agentPath(path: string): string {
  const backslashes = withBackslashes(path).replace(/\\+/gu, '\\').replace(/(?<!:)\\$/u, '');
  return /^[a-zA-Z]:/u.test(backslashes) ? backslashes[0].toUpperCase() + backslashes.slice(1) : `C:${backslashes}`;
}
