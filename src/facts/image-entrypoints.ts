/**
 * Images for ordinary Windows containers whose ENTRYPOINT is an absolute path, by the end of the
 * repository. In a HostProcess container, the path is one of the host.
 * @see https://github.com/kubernetes/kubernetes/blob/master/test/images/agnhost/Dockerfile_windows
 * @see https://github.com/kubernetes-csi/node-driver-registrar/blob/master/Dockerfile.Windows
 * @see https://github.com/kubernetes-csi/livenessprobe/blob/master/Dockerfile.Windows
 * @see https://github.com/grafana/alloy/blob/main/Dockerfile.windows
 */
const entrypoints: readonly (readonly [repository: string, entrypoint: string])[] = [
  ['e2e-test-images/agnhost', '/agnhost'],
  ['sig-storage/csi-node-driver-registrar', '/csi-node-driver-registrar.exe'],
  ['sig-storage/livenessprobe', '/livenessprobe.exe'],
  ['grafana/alloy', 'C:/Program Files/GrafanaLabs/Alloy/alloy.exe'],
];

/** The ENTRYPOINT of an image, if it is known to be an absolute path. */
export function absoluteEntrypointOf(image: string): string | undefined {
  const repository = image.replace(/@.*$/u, '').replace(/:[^/:]*$/u, '');
  return entrypoints.find(([known]) => repository === known || repository.endsWith(`/${known}`))?.[1];
}
