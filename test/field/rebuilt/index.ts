import { Chart } from 'cdk8s';
import { antreaWindows } from './antrea-windows';
import { awsCwagentWin } from './aws-cwagent-win';
import { azurediskCsiNodeWin } from './azuredisk-csi-node-win';
import { azurefileCsiNodeWin } from './azurefile-csi-node-win';
import { calicoWindowsVxlan } from './calico-windows-vxlan';
import { capzContainerdLogger } from './capz-containerd-logger';
import { directxWddm } from './directx-wddm';
import { ebpfForWindows } from './ebpf-for-windows';
import { k2sFluentBitWin } from './k2s-fluent-bit-win';
import { swtKubeProxyCalico } from './swt-kube-proxy-calico';
import { wcnspectServer } from './wcnspect-server';
import { windowsExporterUpstream } from './windows-exporter-upstream';
import { HostProcessDaemonSet } from 'cdk8s-hostprocess';

/** Manifests of public projects, made anew with our constructs, by the name of the original. */
export const rebuilt: Readonly<Record<string, (chart: Chart) => HostProcessDaemonSet>> = {
  'windows-exporter-upstream': windowsExporterUpstream,
  'swt-kube-proxy-calico': swtKubeProxyCalico,
  'azurefile-csi-node-win': azurefileCsiNodeWin,
  'aws-cwagent-win': awsCwagentWin,
  'calico-windows-vxlan': calicoWindowsVxlan,
  'k2s-fluent-bit-win': k2sFluentBitWin,
  'azuredisk-csi-node-win': azurediskCsiNodeWin,
  'antrea-windows': antreaWindows,
  'directx-wddm': directxWddm,
  'capz-containerd-logger': capzContainerdLogger,
  'wcnspect-server': wcnspectServer,
  'ebpf-for-windows': ebpfForWindows,
};
