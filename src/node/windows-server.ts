/**
 * Releases of Windows Server that Kubernetes supports. The values are the builds that kubelet
 * writes to the label `node.kubernetes.io/windows-build`.
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#nodekubernetesiowindows-build
 */
export enum WindowsServer {
  /** Windows Server 2019. */
  LTSC2019 = '10.0.17763',
  /** Windows Server 2022. */
  LTSC2022 = '10.0.20348',
  /** Windows Server 2025. */
  LTSC2025 = '10.0.26100',
}
