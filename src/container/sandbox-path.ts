import { quoted, throwProblem, userError } from '../facts/errors';
import { SANDBOX_VARIABLE } from '../facts/sandbox';
import { relativePathProblem, withBackslashes } from '../facts/windows-path';

const TOKEN_MOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/**
 * A path in the volume of the container: a file of the image, a file of a mount, or the service
 * account token.
 *
 * The folder of the container depends on the release line of containerd. Only the process knows it,
 * as `CONTAINER_SANDBOX_MOUNT_POINT`. Each place has a different syntax for this variable: use the
 * property for the place.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#volume-mounts
 */
export class SandboxPath {
  /**
   * A file or folder of the image.
   * @param path path relative to the root of the image, with slashes or backslashes:
   * `bin/agent.exe`
   * @throws if the path is absolute, contains `..` or has lost a backslash
   */
  public static image(path: string): SandboxPath {
    return new SandboxPath('').child(path);
  }

  /**
   * The token of the pod's service account. Kubelet renews it before it expires. From containerd
   * 1.7 on, clients also find it at the standard path.
   */
  public static serviceAccountToken(): SandboxPath {
    return new SandboxPath(withBackslashes(TOKEN_MOUNT), TOKEN_MOUNT).child('token');
  }

  /** @internal */
  public static _ofMount(mountPath: string): SandboxPath {
    return new SandboxPath(withBackslashes(mountPath).replace(/^[a-zA-Z]:/u, '').replace(/\\+$/u, ''), mountPath);
  }

  private constructor(
    /**
     * Path below the folder of the container, starting with a backslash. Empty for the folder
     * itself.
     */
    private readonly below: string,
    private readonly inManifest?: string,
  ) {}

  /**
   * The path for `command`, `args`, probes, hooks, values of environment variables and
   * `workingDir`: `%CONTAINER_SANDBOX_MOUNT_POINT%\bin\agent.exe`. The container runtime replaces
   * the variable before it starts the process.
   */
  public get commandLine(): string {
    return `%${SANDBOX_VARIABLE}%${this.below}`;
  }

  /**
   * The path for PowerShell, in a script or after `-Command`:
   * `$env:CONTAINER_SANDBOX_MOUNT_POINT\bin\agent.exe`.
   */
  public get powerShell(): string {
    return `$env:${SANDBOX_VARIABLE}${this.below}`;
  }

  /**
   * The path for places in which no variable is replaced, such as a configuration file. It is the
   * path below the mount path of the manifest, and it exists from containerd 1.7 on.
   * @throws for files of the image, which have no mount path
   */
  public get mountPath(): string {
    if (this.inManifest === undefined) {
      throw userError({
        message: `file ${quoted(this.below.slice(1))} of the image has no mount path`,
        fix: 'Use commandLine or powerShell, or pass the path to the process with EnvironmentVariable.fromSandboxPath.',
      });
    }
    return this.inManifest;
  }

  /**
   * A file or folder below this path.
   * @param path relative path, with slashes or backslashes
   * @throws if the path is absolute, contains `..` or has lost a backslash
   */
  public child(path: string): SandboxPath {
    throwProblem(relativePathProblem('SandboxPath: path', path));
    const separator = this.inManifest?.includes('\\') ? '\\' : '/';
    const tidy = path.replace(/[\\/]+/g, '/').replace(/^\.\//u, '').replace(/\/$/u, '');
    const inManifest = this.inManifest && `${this.inManifest.replace(/[\\/]+$/u, '')}${separator}${tidy.replace(/\//g, separator)}`;
    return new SandboxPath(`${this.below}\\${withBackslashes(tidy)}`, inManifest);
  }
}
