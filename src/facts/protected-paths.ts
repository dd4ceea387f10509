import { isWithin, normalizedPath } from './windows-path';

/**
 * Folders that Windows, kubelet or the container runtime live in. A mount over one hides it from the container; from
 * containerd 1.7 on only a warning in containerd's own log tells.
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

// Short names of these folders, as Windows makes them by default; the digit tells in which order the folders were made.
const shortNames: ReadonlyMap<string, string> = new Map([
  ['progra~1', 'program files'],
  ['progra~2', 'program files (x86)'],
  ['progra~3', 'programdata'],
  ['system~1', 'system volume information'],
  ['kubern~1', 'kubernetes'],
]);

/** How a path stands to the protected folders. */
export interface Protection {
  /** `root`: a whole drive. `folder`: a protected folder or a parent of one. `below`: inside one. */
  readonly kind: 'root' | 'folder' | 'below';
  /** The folder in question. */
  readonly folder: string;
}

/** Undefined for a path that touches no protected folder. */
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
