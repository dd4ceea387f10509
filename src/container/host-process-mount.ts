import { k8s } from 'cdk8s-plus-28';
import { SandboxPath } from './sandbox-path';
import { Texts } from './volume-texts';
import { quoted, throwProblem, userError } from '../facts/errors';
import { protectionOf } from '../facts/protected-paths';
import { MOUNT_PREFIX, SANDBOX_FOLDER } from '../facts/sandbox';
import { checkKeys } from '../facts/unknown-keys';
import { hostPathProblem, isWithin, normalizedPath, relativePathProblem } from '../facts/windows-path';

/** Options for a mount of a volume in a container. */
export interface MountOptions {
  /**
   * Absolute path of the volume in the container, with slashes or backslashes. The volume hides
   * what the host has at this path.
   * @default - a folder with the name of the volume in `C:\hostprocess-mounts`, which no host has
   */
  readonly mountPath?: string;

  /**
   * A file or folder of the volume to mount instead of the whole volume. Kubelet does not update it
   * when the ConfigMap or Secret changes.
   * @default - the whole volume
   */
  readonly subPath?: string;

  /**
   * Whether the volume is read-only for the container. Enforced from containerd 1.7 on.
   * @default - the container can write if the kind of volume allows it
   */
  readonly readOnly?: boolean;
}

/** The parts of a volume that a mount uses. */
interface MountedVolume {
  readonly name: string;
  readonly _texts?: Texts;
  _toKube(configMapName?: string): k8s.Volume;
}

/** A volume at a path of a container. `HostProcessVolume.mount` creates it. */
export class HostProcessMount {
  /** @internal */
  public static _of(volume: MountedVolume, options: MountOptions): HostProcessMount {
    checkKeys('HostProcessVolume.mount', options, { mountPath: true, subPath: true, readOnly: true });
    return new HostProcessMount(volume, options.mountPath ?? `${MOUNT_PREFIX}\\${volume.name}`, options);
  }

  private constructor(
    /** @internal */
    public readonly _volume: MountedVolume,
    /** The path of the mount, as in the manifest. */
    public readonly mountPath: string,
    private readonly options: MountOptions,
  ) {
    const owner = `volume ${quoted(_volume.name)}`;
    checkMountPath(owner, mountPath);
    const subPathProblem = options.subPath === undefined ? undefined : relativePathProblem(`${owner}: subPath`, options.subPath);
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

function checkMountPath(owner: string, mountPath: string): void {
  throwProblem(hostPathProblem(`${owner}: mount path`, mountPath));
  const protection = protectionOf(mountPath);
  const inSandbox = isWithin(normalizedPath(mountPath), normalizedPath(SANDBOX_FOLDER));
  if (protection?.kind === 'root' || (protection?.kind === 'folder' && !protection.onSomeNodes) || inSandbox) {
    throw userError({
      rule: protection?.kind === 'root' ? 'HPC047' : 'HPC048',
      message: `${owner}: mount path ${quoted(mountPath)} would hide ${quoted(protection!.folder)} from the container`,
      fix: 'Leave mountPath out, or use a folder that does not exist on the host.',
    });
  }
}
