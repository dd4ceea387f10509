import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { STDIN } from '../input-files';

/**
 * The names of files in reports for other programs, relative to the root folder of those programs.
 */
export class ReportPaths {
  private readonly root: string;

  /**
   * @param workspace the folder in which a pipeline has checked out the repository. The working
   * directory is the root if it is outside the workspace, or if there is no workspace
   */
  constructor(private readonly workingDirectory: string, workspace: string | undefined) {
    this.root = workspace !== undefined && isInside(workspace, workingDirectory) ? workspace : workingDirectory;
  }

  /** The path from the root, with slashes. Undefined for files outside the root. */
  public fromRoot(path: string): string | undefined {
    const absolute = resolve(this.workingDirectory, path);
    return path !== STDIN && isInside(this.root, absolute) ? relative(this.root, absolute).split(sep).join('/') : undefined;
  }

  /** The path as a reference, relative to the root if possible. */
  public uri(path: string): { readonly uri: string; readonly uriBaseId?: string } {
    if (path === STDIN) {
      return { uri: encodeURIComponent(STDIN) };
    }
    const inner = this.fromRoot(path);
    return inner === undefined
      ? { uri: pathToFileURL(resolve(this.workingDirectory, path)).href }
      : { uri: inner.split('/').map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd'))).join('/'), uriBaseId: '%SRCROOT%' };
  }
}

function isInside(folder: string, path: string): boolean {
  const inner = relative(folder, path);
  return !isAbsolute(inner) && inner !== '..' && !inner.startsWith(`..${sep}`);
}
