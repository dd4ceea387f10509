/**
 * The image of containers that run scripts. It has a few KB, contains no operating system, and
 * works on every release of Windows Server. It has no entrypoint and no user. Its command is
 * cmd.exe, which ends immediately.
 * @see https://github.com/microsoft/windows-host-process-containers-base-image
 */
const REPOSITORY = 'windows-host-process-containers-base-image';

export const BASE_IMAGE = `mcr.microsoft.com/oss/kubernetes/${REPOSITORY}:v1.0.0`;

/** True for the base image itself, from any registry. */
export function isBaseImage(image: string): boolean {
  return image.slice(image.lastIndexOf('/') + 1).replace(/[:@].*$/u, '') === REPOSITORY;
}
