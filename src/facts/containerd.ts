import { quoted, userError } from './errors';

/**
 * The release line of containerd on the Windows nodes. It changes what is a finding, never the YAML.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#containerd-v1-6
 */
export enum Containerd {
  /** containerd 1.6: no local groups as accounts, mounts are links below the container's own folder. */
  V1_6 = '1.6',
  /** containerd 1.7: local groups, real mount paths, commands go through `cmd /c`. */
  V1_7 = '1.7',
  /** containerd 2.x: as 1.7. */
  V2 = '2',
}

/** Throws for what is no release line: nothing would be known about it, and rules would be silent. */
export function checkContainerd(containerd: Containerd): void {
  if (!Object.hasOwn(containerdBehaviour, containerd)) {
    throw userError({ message: `containerd is ${quoted(containerd)}`, fix: 'Use Containerd.V1_6, Containerd.V1_7 or Containerd.V2.' });
  }
}

/** What a release line does with a HostProcess container. */
export interface ContainerdBehaviour {
  /** `runAsUserName` may name a local group of the node. */
  readonly localGroupAccounts: boolean;
  /** Volumes appear at their mount path on C:; otherwise only below the container's own folder. */
  readonly mountsAtMountPath: boolean;
  /** `readOnly` of a mount is enforced; otherwise a mount is a link. */
  readonly readOnlyMounts: boolean;
  /** The command line is started as `cmd /c <command line>`. */
  readonly commandsThroughCmd: boolean;
  /** A working directory is a path of the host, made there if missing; otherwise it lies below the container's folder. */
  readonly workingDirOnHost: boolean;
  /** Client libraries find the service account token where they look for it. */
  readonly inClusterClients: boolean;
}

const sinceBindFilter: ContainerdBehaviour = {
  localGroupAccounts: true,
  mountsAtMountPath: true,
  readOnlyMounts: true,
  commandsThroughCmd: true,
  workingDirOnHost: true,
  inClusterClients: true,
};

/**
 * Behaviour by release line, read in the source of hcsshim that each line ships (0.9 with 1.6, 0.10 and later from 1.7).
 * @see https://github.com/microsoft/hcsshim/tree/main/internal/jobcontainers
 */
export const containerdBehaviour: Readonly<Record<Containerd, ContainerdBehaviour>> = {
  [Containerd.V1_6]: {
    localGroupAccounts: false,
    mountsAtMountPath: false,
    readOnlyMounts: false,
    commandsThroughCmd: false,
    workingDirOnHost: false,
    inClusterClients: false,
  },
  [Containerd.V1_7]: sinceBindFilter,
  [Containerd.V2]: sinceBindFilter,
};
