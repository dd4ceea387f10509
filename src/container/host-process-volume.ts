import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { sizeQuantity } from './container-resources';
import { DownwardApiFile } from './downward-api-file';
import { HostProcessMount, MountOptions } from './host-process-mount';
import { keyItemsKeys, KeyItemsOptions, renderItems } from './key-items';
import { IConfigMapReference, ISecretReference, referencedName } from './object-references';
import { ProjectedSource } from './projected-source';
import { checkDistinctFiles, checkNotEmpty } from './volume-files';
import { sortedTexts, Texts } from './volume-texts';
import { quoted, userError } from '../facts/errors';
import { fittedName } from '../facts/fitted-name';
import { checkDnsLabel } from '../facts/kubernetes-names';
import { STATE_ROOT } from '../facts/node-agent';
import { protectedFolders, protectionOf } from '../facts/protected-paths';
import { checkKeys } from '../facts/unknown-keys';
import { hostPathProblem, isNamedPipe, isWithin, normalizedPath } from '../facts/windows-path';

/** Options for a volume from a ConfigMap or a Secret. */
export interface KeyVolumeOptions extends KeyItemsOptions {
  /**
   * Name of the volume in the pod: a DNS label.
   * @default - derived from the name of the object
   */
  readonly name?: string;
}

/** Options for a volume from `HostProcessVolume.fromFiles`. */
export interface FilesVolumeOptions {
  /**
   * Name of the volume in the pod: a DNS label. Each volume of a pod needs a different name.
   * @default "files"
   */
  readonly name?: string;
}

/** Options for a folder of the host. */
export interface HostDirectoryOptions {
  /**
   * Name of the volume in the pod: a DNS label.
   * @default - derived from the path
   */
  readonly name?: string;

  /**
   * Whether kubelet creates the folder if it is missing. Otherwise, the pod waits for it.
   * @default false
   */
  readonly createIfMissing?: boolean;
}

/** Options for an empty folder. */
export interface EmptyDirOptions {
  /**
   * Size above which kubelet evicts the pod.
   * @default - no limit
   */
  readonly sizeLimit?: Size;
}

/**
 * A volume of a HostProcess pod. Add `volume.mount()` to the mounts of a container. The pod gets
 * the volume with the first mount.
 *
 * Mounted Secrets are on the disk of the node in clear text, and every local user can read them.
 * @see https://kubernetes.io/docs/concepts/security/secrets-good-practices/
 * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/#securitycontext-interactions
 *
 * @example
 * const config = HostProcessVolume.fromFiles({ 'agent.yaml': 'log: info\n' });
 *
 * HostProcessContainer.fromImage('registry.example.com/node-agent:1.4.2', {
 *   command: ['node-agent.exe'],
 *   mounts: [config.mount({ readOnly: true })],
 * });
 */
export class HostProcessVolume {
  /** Keys of a ConfigMap as files. */
  public static fromConfigMap(configMap: IConfigMapReference, options: KeyVolumeOptions = {}): HostProcessVolume {
    checkKeys('HostProcessVolume.fromConfigMap', options, { ...keyItemsKeys, name: true });
    const reference = referencedName('HostProcessVolume', configMap, 'ConfigMap');
    const name = options.name ?? fittedName(reference);
    return new HostProcessVolume(name, { configMap: { name: reference, optional: options.optional, items: renderItems(`ConfigMap ${quoted(reference)}`, options.items) } });
  }

  /**
   * Strings as files, such as the configuration of an agent. Each workload that mounts the volume
   * gets an immutable ConfigMap whose name ends in a hash of the files. When a file changes, the
   * update strategy of the workload replaces the pods.
   *
   * @param files the content of each file by its name. A name has up to 253 letters, digits, `-`,
   * `_` and `.`. All files together have at most 1 MiB in UTF-8
   * @throws if there are no files, if Windows or a ConfigMap does not allow a name, or if the files
   * are too large
   */
  public static fromFiles(files: { [name: string]: string }, options: FilesVolumeOptions = {}): HostProcessVolume {
    checkKeys('HostProcessVolume.fromFiles', options, { name: true });
    const name = options.name ?? 'files';
    return new HostProcessVolume(name, {}, sortedTexts(`volume ${quoted(name)}`, files));
  }

  /** @internal */
  public static _ofConfigMapName(configMapName: string, name: string): HostProcessVolume {
    return new HostProcessVolume(name, { configMap: { name: configMapName } });
  }

  /** Keys of a Secret as files. */
  public static fromSecret(secret: ISecretReference, options: KeyVolumeOptions = {}): HostProcessVolume {
    checkKeys('HostProcessVolume.fromSecret', options, { ...keyItemsKeys, name: true });
    const reference = referencedName('HostProcessVolume', secret, 'Secret');
    const name = options.name ?? fittedName(reference);
    return new HostProcessVolume(name, { secret: { secretName: reference, optional: options.optional, items: renderItems(`Secret ${quoted(reference)}`, options.items) } });
  }

  /**
   * A folder of the host. A HostProcess container sees the whole host anyway. Use this volume to
   * document the folder, to have kubelet create it, or to mount it at another path.
   *
   * @param path absolute path, with slashes or backslashes: `C:/var/log/agent`
   * @throws for named pipes, sockets, whole drives, and folders of Windows or kubelet, and for
   * `createIfMissing` with a folder of the node agent
   */
  public static fromHostDirectory(path: string, options: HostDirectoryOptions = {}): HostProcessVolume {
    checkKeys('HostProcessVolume.fromHostDirectory', options, { name: true, createIfMissing: true });
    checkHostDirectory(path);
    if (options.createIfMissing && isWithin(normalizedPath(path), normalizedPath(STATE_ROOT))) {
      throw userError({
        message: `host directory ${quoted(path)} belongs to the node agent, and kubelet would create it with permissions that let every user create files in it`,
        fix: 'Leave createIfMissing out. Pods then wait until the agent creates the directory.',
      });
    }
    const name = options.name ?? fittedName(path.replace(/^[a-zA-Z]:/u, ''));
    return new HostProcessVolume(name, { hostPath: { path, type: options.createIfMissing ? 'DirectoryOrCreate' : 'Directory' } });
  }

  /**
   * An empty folder that containers of a pod share. It is deleted with the pod.
   * @param name name of the volume in the pod: a DNS label
   */
  public static fromEmptyDir(name: string, options: EmptyDirOptions = {}): HostProcessVolume {
    checkKeys('HostProcessVolume.fromEmptyDir', options, { sizeLimit: true });
    const sizeLimit = options.sizeLimit && sizeQuantity(options.sizeLimit);
    return new HostProcessVolume(name, { emptyDir: { sizeLimit } });
  }

  /**
   * Several sources in one folder.
   * @param name name of the volume in the pod: a DNS label
   */
  public static fromProjected(name: string, ...sources: ProjectedSource[]): HostProcessVolume {
    checkNotEmpty(`projected volume ${quoted(name)}`, sources, 'Add at least one ProjectedSource.');
    checkDistinctFiles(`projected volume ${quoted(name)}`, sources.flatMap((source) => source._paths));
    return new HostProcessVolume(name, { projected: { sources: sources.map((source) => source._toKube()) } });
  }

  /**
   * Fields of the pod as files.
   * @param name name of the volume in the pod: a DNS label
   */
  public static fromDownwardApi(name: string, ...files: DownwardApiFile[]): HostProcessVolume {
    checkNotEmpty(`volume ${quoted(name)}`, files, 'Add at least one DownwardApiFile.');
    checkDistinctFiles(`volume ${quoted(name)}`, files.map((file) => file._toKube().path));
    return new HostProcessVolume(name, { downwardAPI: { items: files.map((file) => file._toKube()) } });
  }

  private constructor(
    /** Name of the volume in the pod. */
    public readonly name: string,
    private readonly source: Omit<k8s.Volume, 'name' | 'downwardApi'> & { downwardAPI?: k8s.DownwardApiVolumeSource },
    /** Files that the workload puts into a ConfigMap. @internal */
    public readonly _texts?: Texts,
  ) {
    checkDnsLabel('volume name', name);
  }

  /**
   * A mount of this volume for a container.
   * @throws if the path would hide a folder of Windows, kubelet or the container runtime
   */
  public mount(options: MountOptions = {}): HostProcessMount {
    return HostProcessMount._of(this, options);
  }

  /**
   * @param configMapName the ConfigMap that contains the files, if this volume has files
   * @internal
   */
  public _toKube(configMapName?: string): k8s.Volume {
    return { name: this.name, ...this._texts === undefined ? this.source : { configMap: { name: configMapName } } };
  }
}

function checkHostDirectory(path: string): void {
  const problem = hostPathProblem('host directory', path);
  if (problem !== undefined) {
    throw userError({ rule: isNamedPipe(path) ? 'HPC044' : undefined, ...problem });
  }
  if (/\.sock$/iu.test(path)) {
    throw userError({
      rule: 'HPC045',
      message: `host directory ${quoted(path)} is a socket, which a HostProcess container cannot mount`,
      fix: 'Open the socket by its path. The process runs on the host and sees the socket.',
    });
  }
  const protection = protectionOf(path);
  if (protection?.kind === 'root' || (protection?.kind === 'folder' && protectedFolders.includes(protection.folder))) {
    throw userError({
      rule: 'HPC046',
      message: `host directory ${quoted(path)} includes ${quoted(protection.folder)}`,
      fix: 'Use the path directly, because the process runs on the host and sees it. Or mount only the folder below it that you need.',
    });
  }
}
