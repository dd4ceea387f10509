import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { STDIN } from '../input-files';

/** How reports for other programs name files: from the folder that those take for the root. */
export class ReportPaths {
  private readonly root: string;

  /**
   * @param workspace the folder that a pipeline has checked the repository out to; the working directory is the root where it lies
   * outside of it, or where there is none
   */
  constructor(private readonly workingDirectory: string, workspace: string | undefined) {
    this.root = workspace !== undefined && isInside(workspace, workingDirectory) ? workspace : workingDirectory;
  }

  /** Path from the root, with slashes; undefined for what lies elsewhere. */
  public fromRoot(path: string): string | undefined {
    const absolute = resolve(this.workingDirectory, path);
    return path !== STDIN && isInside(this.root, absolute) ? relative(this.root, absolute).split(sep).join('/') : undefined;
  }

  /** The path as a reference: relative to the root where that is possible. */
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
