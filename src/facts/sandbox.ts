/**
 * The environment variable that holds the container's own folder on the host. The container runtime replaces it by text in
 * command lines, in values of environment variables and in working directories.
 * @see https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/jobcontainer.go
 */
export const SANDBOX_VARIABLE = 'CONTAINER_SANDBOX_MOUNT_POINT';

/** The container's own folder from containerd 1.7 on, seen by the container alone. Elsewhere it has other names. */
export const SANDBOX_FOLDER = 'C:\\hpc';

/** Where volumes are mounted unless said otherwise: one folder that no host has, so that nothing is hidden. */
export const MOUNT_PREFIX = 'C:\\hostprocess-mounts';
