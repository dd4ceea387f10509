import { isWithin, normalizedPath } from './windows-path';

/**
 * Folders of Windows, kubelet or the container runtime. A mount over one of them hides it from the
 * container. From containerd 1.7 on, the only sign of this is a warning in the log of containerd.
 * @see https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/mounts.go
 */
export const protectedFolders: readonly string[] = [
  'C:\\Windows',
  'C:\\Program Files',
  'C:\\Program Files (x86)',
  'C:\\ProgramData',
  'C:\\Users',
  'C:\\var\\lib\\kubelet',
  'C:\\etc\\kubernetes',
  'C:\\hpc',
  'C:\\System Volume Information',
  'C:\\Recovery',
  'C:\\Boot',
];

/**
 * More folders that a mount hides: the logs of pods, which kubelet writes, and folders that only
 * some nodes have. Network plugins use the folders of CNI, and AKS keeps the scripts of a node in
 * `C:\k`.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kubelet.go
 * @see https://github.com/Azure/AgentBaker/tree/master/staging/cse/windows
 */
const hiddenFolders: readonly { readonly folder: string; readonly onSomeNodes: boolean }[] = [
  ...protectedFolders.map((folder) => ({ folder, onSomeNodes: false })),
  ...['C:\\var\\log\\pods', 'C:\\var\\log\\containers'].map((folder) => ({ folder, onSomeNodes: false })),
  ...['C:\\etc\\cni', 'C:\\opt\\cni', 'C:\\k'].map((folder) => ({ folder, onSomeNodes: true })),
];

const normalizedFolders = hiddenFolders.map((hidden) => ({ ...hidden, normalized: normalizedPath(hidden.folder) }));

// Short names of these folders, as Windows creates them by default. The digit depends on the order
// in which the folders were created.
const shortNames: ReadonlyMap<string, string> = new Map([
  ['progra~1', 'program files'],
  ['progra~2', 'program files (x86)'],
  ['progra~3', 'programdata'],
  ['system~1', 'system volume information'],
  ['kubern~1', 'kubernetes'],
]);

/** The relation of a path to the protected folders. */
export interface Protection {
  /**
   * `root`: a whole drive. `folder`: a protected folder or a parent of one. `below`: inside a
   * protected folder.
   */
  readonly kind: 'root' | 'folder' | 'below';
  /** The drive or the protected folder. */
  readonly folder: string;
  /** Whether only some nodes have the folder. */
  readonly onSomeNodes: boolean;
}

/** The relation of a mount path to folders of the host, or undefined if it has none. */
export function protectionOf(path: string): Protection | undefined {
  const normalized = withLongNames(normalizedPath(path));
  if (/^[a-z]:$/u.test(normalized)) {
    return { kind: 'root', folder: `${normalized.toUpperCase()}\\`, onSomeNodes: false };
  }
  const over = normalizedFolders.find((candidate) => isWithin(candidate.normalized, normalized));
  if (over !== undefined) {
    return { kind: 'folder', folder: over.folder, onSomeNodes: over.onSomeNodes };
  }
  const around = normalizedFolders.find((candidate) => isWithin(normalized, candidate.normalized));
  return around && { kind: 'below', folder: around.folder, onSomeNodes: around.onSomeNodes };
}

function withLongNames(path: string): string {
  return path.split('\\').map((name) => shortNames.get(name) ?? name).join('\\');
}
