import { quoted, throwProblem, userError } from '../facts/errors';
import { SANDBOX_VARIABLE } from '../facts/sandbox';
import { relativePathProblem, withBackslashes } from '../facts/windows-path';

const TOKEN_MOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/**
 * A path inside the container's own volume: a file of the image, of a mount, or the service account token.
 *
 * The folder of the container has another name on each release line of containerd. It is known only to the process, as
 * `CONTAINER_SANDBOX_MOUNT_POINT`, and each place spells that in its own way: take the property for the place.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#volume-mounts
 */
export class SandboxPath {
  /**
   * A file or folder of the image.
   * @param path relative to the image's root, with slashes or backslashes: `bin/agent.exe`
   * @throws if the path is absolute, climbs with `..` or has lost a backslash
   */
  public static image(path: string): SandboxPath {
    return new SandboxPath('').child(path);
  }

  /**
   * The token of the pod's service account, renewed by kubelet before it expires. Clients that look for it in the
   * standard place find it from containerd 1.7 on.
   */
  public static serviceAccountToken(): SandboxPath {
    return new SandboxPath(withBackslashes(TOKEN_MOUNT), TOKEN_MOUNT).child('token');
  }

  /** @internal */
  public static _ofMount(mountPath: string): SandboxPath {
    return new SandboxPath(withBackslashes(mountPath).replace(/^[a-zA-Z]:/u, '').replace(/\\+$/u, ''), mountPath);
  }

  private constructor(
    /** Below the container's folder, with a backslash in front; empty for the folder itself. */
    private readonly below: string,
    private readonly inManifest?: string,
  ) {}

  /**
   * For `command`, `args`, probes, hooks, values of environment variables and `workingDir`:
   * `%CONTAINER_SANDBOX_MOUNT_POINT%\bin\agent.exe`. The container runtime replaces it before anything starts.
   */
  public get commandLine(): string {
    return `%${SANDBOX_VARIABLE}%${this.below}`;
  }

  /** For PowerShell, in a script or after `-Command`: `$env:CONTAINER_SANDBOX_MOUNT_POINT\bin\agent.exe`. */
  public get powerShell(): string {
    return `$env:${SANDBOX_VARIABLE}${this.below}`;
  }

  /**
   * For places that nothing replaces, such as a configuration file: the path at which the volume is mounted, as the
   * manifest says it. The process finds it there from containerd 1.7 on.
   * @throws for files of the image, which have no such place
   */
  public get mountPath(): string {
    if (this.inManifest === undefined) {
      throw userError({
        message: `file ${quoted(this.below.slice(1))} of the image has no mount path`,
        fix: 'Use commandLine or powerShell, or hand the path to the process by EnvironmentVariable.fromSandboxPath.',
      });
    }
    return this.inManifest;
  }

  /**
   * A file or folder below this one.
   * @param path relative, with slashes or backslashes
   * @throws if the path is absolute, climbs with `..` or has lost a backslash
   */
  public child(path: string): SandboxPath {
    throwProblem(relativePathProblem('path', path));
    const separator = this.inManifest?.includes('\\') ? '\\' : '/';
    const tidy = path.replace(/[\\/]+/g, '/').replace(/^\.\//u, '').replace(/\/$/u, '');
    const inManifest = this.inManifest && `${this.inManifest.replace(/[\\/]+$/u, '')}${separator}${tidy.replace(/\//g, separator)}`;
    return new SandboxPath(`${this.below}\\${withBackslashes(tidy)}`, inManifest);
  }
}
