import { k8s } from 'cdk8s-plus-28';
import { SandboxPath } from './sandbox-path';
import { Texts } from './volume-texts';
import { quoted, throwProblem, userError } from '../facts/errors';
import { protectionOf } from '../facts/protected-paths';
import { MOUNT_PREFIX, SANDBOX_FOLDER } from '../facts/sandbox';
import { checkKeys } from '../facts/unknown-keys';
import { hostPathProblem, isWithin, normalizedPath, relativePathProblem } from '../facts/windows-path';

/** Where and how a container sees a volume. */
export interface MountOptions {
  /**
   * Absolute path at which the volume appears to the container, with slashes or backslashes. What the host has there is
   * hidden from the container.
   * @default - a folder named after the volume below `C:\hostprocess-mounts`, which no host has
   */
  readonly mountPath?: string;

  /**
   * One file or folder of the volume instead of all of it. It is not updated when the ConfigMap or Secret changes.
   * @default - the whole volume
   */
  readonly subPath?: string;

  /**
   * Whether the container can only read it. Enforced from containerd 1.7 on.
   * @default - the container may write where the kind of volume allows it
   */
  readonly readOnly?: boolean;
}

/** What a mount knows of its volume. */
interface MountedVolume {
  readonly name: string;
  readonly _texts?: Texts;
  _toKube(configMapName?: string): k8s.Volume;
}

/** A volume at a path of a container. Made by `HostProcessVolume.mount`. */
export class HostProcessMount {
  /** @internal */
  public static _of(volume: MountedVolume, options: MountOptions): HostProcessMount {
    checkKeys('HostProcessVolume.mount', options, { mountPath: true, subPath: true, readOnly: true });
    return new HostProcessMount(volume, options.mountPath ?? `${MOUNT_PREFIX}\\${volume.name}`, options);
  }

  private constructor(
    /** @internal */
    public readonly _volume: MountedVolume,
    /** The path at which it appears, as the manifest says it. */
    public readonly mountPath: string,
    private readonly options: MountOptions,
  ) {
    checkMountPath(mountPath);
    const subPathProblem = options.subPath === undefined ? undefined : relativePathProblem('subPath', options.subPath);
    if (subPathProblem !== undefined) {
      throw userError(subPathProblem);
    }
  }

  /** Name of the volume in the pod. */
  public get volumeName(): string {
    return this._volume.name;
  }

  /** The mounted file or folder, for command lines, scripts and manifests. */
  public get path(): SandboxPath {
    return SandboxPath._ofMount(this.mountPath);
  }

  /** @internal */
  public _toKube(): k8s.VolumeMount {
    return { name: this._volume.name, mountPath: this.mountPath, subPath: this.options.subPath, readOnly: this.options.readOnly };
  }
}

function checkMountPath(mountPath: string): void {
  throwProblem(hostPathProblem('mount path', mountPath));
  const protection = protectionOf(mountPath);
  const inSandbox = isWithin(normalizedPath(mountPath), normalizedPath(SANDBOX_FOLDER));
  if (protection?.kind === 'root' || protection?.kind === 'folder' || inSandbox) {
    throw userError({
      rule: protection?.kind === 'root' ? 'HPC047' : 'HPC048',
      message: `mount path ${quoted(mountPath)} would hide ${quoted(protection!.folder)} from the container`,
      fix: 'Leave mountPath out, or name a folder that the host does not have.',
    });
  }
}
