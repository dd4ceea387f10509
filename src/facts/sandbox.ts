/**
 * The environment variable that contains the path of the container's folder. The container runtime
 * replaces references to it in command lines, in values of environment variables and in working
 * directories.
 * @see https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/jobcontainer.go
 */
export const SANDBOX_VARIABLE = 'CONTAINER_SANDBOX_MOUNT_POINT';

/**
 * The path of the container's folder from containerd 1.7 on. Only the container sees this path. On
 * the host and on containerd 1.6, the folder has other paths.
 */
export const SANDBOX_FOLDER = 'C:\\hpc';

/** The default folder for mounted volumes. No host has this folder, so the mounts hide nothing. */
export const MOUNT_PREFIX = 'C:\\hostprocess-mounts';
