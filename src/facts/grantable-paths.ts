import { Problem, quoted } from './errors';
import { STATE_ROOT } from './node-agent';
import { programFolders } from './program-folders';
import { hostPathProblem, isWithin, normalizedPath, withBackslashes } from './windows-path';

/** Folders below which no group gets access: what holds other users' data, credentials, or code that runs as LocalSystem. */
export const closedFolders: readonly string[] = [
  'C:\\Windows',
  'C:\\Users',
  'C:\\var\\lib\\kubelet',
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
  'C:\\ProgramData\\Microsoft',
  'C:\\ProgramData\\ssh',
  STATE_ROOT,
];

/** Folders that are closed themselves, while what lies below them is not. */
export const closedFoldersAlone: readonly string[] = ['C:\\ProgramData', ...programFolders];

/** Folders of kubelet, the network of containers, agents of clouds and Windows itself, with what runs as LocalSystem among it. */
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
 * Why a group must not get such access to a path, or undefined. Below folders of programs and those of the node a group may read at most. The
 * agent on the node refuses the same again.
 */
export function grantProblem(path: string, writes: boolean): Problem | undefined {
  const shape = hostPathProblem('path', path);
  if (shape !== undefined) {
    return shape;
  }
  const normalized = normalizedPath(path);
  if (/^[a-z]:$/u.test(normalized)) {
    return { message: `path ${quoted(path)} is a whole drive: access to it would reach too far`, fix: 'Name a folder further down.' };
  }
  const closed = closedFolders.find((folder) => isWithin(normalized, normalizedPath(folder)));
  if (closed !== undefined) {
    return {
      message: `path ${quoted(path)} is ${quoted(closed)} or lies below it, where no group gets access`,
      fix: 'Put the files elsewhere, such as a folder of your own below C:/ProgramData.',
    };
  }
  const above = [...closedFolders, ...closedFoldersAlone].find((folder) => isWithin(normalizedPath(folder), normalized));
  if (above !== undefined) {
    return {
      message: `path ${quoted(path)} holds ${quoted(above)}: access to it would reach too far`,
      fix: 'Name a folder further down.',
    };
  }
  const ambiguous = withBackslashes(path).split('\\').find((name) => /[. ]$|^ |~\d/u.test(name));
  if (ambiguous !== undefined) {
    return {
      message: `path ${quoted(path)} has the name ${quoted(ambiguous)}, which Windows may take for another`,
      fix: 'Write names out, without spaces or dots at their ends, and no short names such as progra~1.',
    };
  }
  const held = writes ? nodeFolders.find((folder) => isWithin(normalizedPath(folder), normalized)) : undefined;
  if (held !== undefined && normalizedPath(held) !== normalized) {
    return { message: `path ${quoted(path)} holds ${quoted(held)}: writing there would reach too far`, fix: 'Name a folder further down.' };
  }
  const programs = writes ? [...programFolders, ...nodeFolders].find((folder) => isWithin(normalized, normalizedPath(folder))) : undefined;
  return programs === undefined ? undefined : {
    message: `path ${quoted(path)} lies below ${quoted(programs)}: who can write there can replace programs that others run`,
    fix: 'Grant PathAccess.READ, or put data elsewhere.',
  };
}

/** A path as the agent takes it: backslashes, a drive in front, none at the end. */
export function agentPath(path: string): string {
  const backslashes = withBackslashes(path).replace(/\\+/gu, '\\').replace(/(?<!:)\\$/u, '');
  return /^[a-zA-Z]:/u.test(backslashes) ? backslashes[0].toUpperCase() + backslashes.slice(1) : `C:${backslashes}`;
}
