/** The parts of the name of an image. */
export interface ImageReference {
  /** The registry and the path, without tag and digest. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/**
 * The parts of the name of an image, or undefined for a string that is not such a name, such as a
 * placeholder of a template.
 * @see https://github.com/distribution/reference/blob/main/reference.go
 */
export function imageReference(image: string): ImageReference | undefined {
  const match = /^((?:[a-z0-9][\w.-]*(?::\d+)?\/)?\w[\w.-]*(?:\/\w[\w.-]*)*)(?::(\w[\w.-]{0,127}))?(?:@([a-z0-9]+:[0-9a-f]{32,}))?$/iu.exec(image);
  return match === null ? undefined : { repository: match[1], tag: match[2], digest: match[3] };
}

/**
 * Images of Microsoft that contain a whole Windows and nothing for a HostProcess container, which
 * runs the programs of its node.
 * @see https://github.com/microsoft/windows-host-process-containers-base-image#benefits
 */
const windowsImages: ReadonlySet<string> = new Set([
  'windows', 'windows/server', 'windows/servercore', 'windows/servercore/iis', 'windows/nanoserver', 'dotnet/framework/aspnet', 'dotnet/framework/runtime',
].map((path) => `mcr.microsoft.com/${path}`));

/** Whether the image contains nothing but Windows and its parts. */
export function isWindowsImage(image: string): boolean {
  return windowsImages.has(imageReference(image)?.repository.toLowerCase() ?? '');
}
