import { asObject, asText, Json, objectsOf } from './json';
import { oncePerPod } from './once-per-pod';
import type { PodTemplate, TemplateContainer } from './pod-template';
import { Protection, protectionOf } from '../../facts/protected-paths';
import { remembered } from '../../facts/remembered';
import { isNamedPipe, normalizedPath } from '../../facts/windows-path';

/** A volume at a path of a HostProcess container. */
export interface Mount {
  readonly container: TemplateContainer;
  readonly mount: Json;
  readonly pointer: string;
  /** The name of the volume. */
  readonly volume?: string;
  readonly path?: string;
  /** How the path relates to folders of the host that must not be hidden. */
  readonly protection?: Protection;
  /** Whether the volume is the folder that the host has at this path. */
  readonly changesNothing: boolean;
}

/** A folder or file of the host as a volume. */
export interface HostPathVolume {
  readonly name: string;
  readonly path: string;
  /** JSON pointer to `hostPath`. */
  readonly pointer: string;
  /** Containers that mount it. */
  readonly mountedBy: readonly string[];
  /** Whether every mount is at the same path as the folder of the host. */
  readonly changesNothing: boolean;
  readonly kind: 'pipe' | 'socket' | 'directory';
}

/** The mounts of all HostProcess containers. */
export const mountsOf = oncePerPod((pod): readonly Mount[] => pod.hostProcessContainers.flatMap((container) => (
  objectsOf(container.spec.volumeMounts).map(([index, mount]): Mount => {
    const path = asText(mount.mountPath) || undefined;
    const source = mount.subPath || mount.subPathExpr ? undefined : hostPathNamed(pod, mount.name);
    return {
      container,
      mount,
      path,
      pointer: `${container.pointer}/volumeMounts/${index}`,
      volume: asText(mount.name),
      protection: path === undefined ? undefined : protectionOnce(path).protection,
      changesNothing: path !== undefined && source !== undefined && normalizedPath(source) === normalizedPath(path),
    };
  })
)));

function hostPathNamed(pod: PodTemplate, name: unknown): string | undefined {
  return asText(asObject(volumesOf(pod).find(([, volume]) => volume.name === name)?.[1].hostPath)?.path);
}

const protectionOnce = remembered((path: string) => path, (path) => ({ protection: protectionOf(path) }));

/** The volumes of the pod by their position. */
export function volumesOf({ spec }: PodTemplate): readonly (readonly [number, Json])[] {
  return objectsOf(spec.volumes);
}

/** The volumes that are folders or files of the host. */
export const hostPathsOf = oncePerPod((pod, context): readonly HostPathVolume[] => volumesOf(pod).flatMap(([index, volume]) => {
  const hostPath = asObject(volume.hostPath);
  const path = asText(hostPath?.path);
  const name = asText(volume.name);
  if (path === undefined || name === undefined) {
    return [];
  }
  const mounts = mountsOf(pod, context).filter((mount) => mount.volume === name);
  const mountedBy = mounts.map(({ container }) => container.name);
  const changesNothing = mounts.length > 0 && mounts.every((mount) => mount.changesNothing);
  const kind = isNamedPipe(path) ? 'pipe' : hostPath!.type === 'Socket' || /\.sock$/iu.test(path) ? 'socket' : 'directory';
  return [{ name, path, mountedBy, changesNothing, kind, pointer: `${pod.pointer}/volumes/${index}/hostPath` }];
}));
