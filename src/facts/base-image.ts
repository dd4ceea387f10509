/**
 * The image that carries scripts: a few KB, no operating system, for every release of Windows Server. It has no entrypoint, no
 * user, and cmd.exe as its command, which ends at once.
 * @see https://github.com/microsoft/windows-host-process-containers-base-image
 */
const REPOSITORY = 'windows-host-process-containers-base-image';

export const BASE_IMAGE = `mcr.microsoft.com/oss/kubernetes/${REPOSITORY}:v1.0.0`;

/** True for the base image itself, from whichever registry. */
export function isBaseImage(image: string): boolean {
  return image.slice(image.lastIndexOf('/') + 1).replace(/[:@].*$/u, '') === REPOSITORY;
}
