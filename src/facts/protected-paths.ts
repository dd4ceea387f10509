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

const normalizedFolders = protectedFolders.map((folder) => ({ folder, normalized: normalizedPath(folder) }));

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
}

/** The relation of a path to the protected folders, or undefined if it has none. */
export function protectionOf(path: string): Protection | undefined {
  const normalized = withLongNames(normalizedPath(path));
  if (/^[a-z]:$/u.test(normalized)) {
    return { kind: 'root', folder: `${normalized.toUpperCase()}\\` };
  }
  const over = normalizedFolders.find((candidate) => isWithin(candidate.normalized, normalized));
  if (over !== undefined) {
    return { kind: 'folder', folder: over.folder };
  }
  const around = normalizedFolders.find((candidate) => isWithin(normalized, candidate.normalized));
  return around && { kind: 'below', folder: around.folder };
}

function withLongNames(path: string): string {
  return path.split('\\').map((name) => shortNames.get(name) ?? name).join('\\');
}
