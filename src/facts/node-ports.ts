/** A program of a Windows node that listens on a port by default. */
export interface NodePortOwner {
  readonly name: string;
  /** A part of the name of the container, the image or the program that is the owner itself. */
  readonly itself?: string;
}

const kubeProxy = { itself: 'kube-proxy' };

/**
 * Ports on which programs of a Windows node listen by default, on all of its addresses.
 * @see https://kubernetes.io/docs/reference/networking/ports-and-protocols/
 * @see https://learn.microsoft.com/en-us/troubleshoot/windows-server/networking/service-overview-and-network-port-requirements
 */
export const nodePorts: ReadonlyMap<string, NodePortOwner> = new Map<string, NodePortOwner>([
  ['TCP/135', { name: 'the RPC endpoint mapper of Windows' }],
  ['TCP/139', { name: 'the NetBIOS session service of Windows' }],
  ['TCP/445', { name: 'file sharing (SMB) of Windows' }],
  ['TCP/3389', { name: 'Remote Desktop' }],
  ['UDP/3389', { name: 'Remote Desktop' }],
  ['TCP/5985', { name: 'Windows Remote Management' }],
  ['TCP/5986', { name: 'Windows Remote Management over HTTPS' }],
  ['TCP/47001', { name: 'Windows Remote Management' }],
  ['TCP/10249', { name: 'kube-proxy, for its metrics', ...kubeProxy }],
  ['TCP/10250', { name: 'kubelet' }],
  ['TCP/10256', { name: 'kube-proxy, for its health checks', ...kubeProxy }],
]);
