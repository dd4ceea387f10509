import { Problem, quoted } from './errors';
import { serviceName } from './setting-grammars';

/** Services that no group may stop: the node's part in the cluster, or what Windows and its protection stand on. */
export const keptServices: readonly string[] = [
  'kubelet', 'containerd', 'kube-proxy', 'kubeproxy', 'hns', 'vmcompute', 'csi-proxy', 'rke2', 'rancher-wins', 'docker', 'flanneld', 'CalicoNode', 'CalicoFelix',
  'antrea-agent', 'ovs-vswitchd', 'ovsdb-server', 'WindowsAzureGuestAgent', 'RdAgent', 'AmazonSSMAgent', 'GCEAgent', 'Power', 'PlugPlay', 'NlaSvc', 'iphlpsvc',
  'RpcSs', 'RpcEptMapper', 'DcomLaunch', 'SamSs', 'LSM', 'EventLog', 'Schedule', 'gpsvc', 'ProfSvc', 'Winmgmt', 'TrustedInstaller',
  'WinDefend', 'Sense', 'MpsSvc', 'BFE', 'Dhcp', 'Dnscache', 'nsi', 'CryptSvc', 'KeyIso', 'Netlogon', 'LanmanServer', 'LanmanWorkstation',
  'W32Time', 'TermService',
];

/** Why a text is not the name of a service, or undefined. */
export function serviceNameProblem(service: string): Problem | undefined {
  return serviceName.matches(service)
    ? undefined
    : {
      message: `service ${quoted(service)} is not the name of a service`,
      fix: 'Give the service name (Get-Service shows it as Name), not the display name: letters, digits, spaces and _ . $ -.',
    };
}

/** Why a group must not start and stop a service, or undefined. The agent on the node refuses the same again. */
export function startStopProblem(service: string): Problem | undefined {
  return keptServices.some((kept) => kept.toLowerCase() === service.toLowerCase())
    ? { message: `service ${quoted(service)} keeps the node running or safe`, fix: 'Grant ServiceAccess.QUERY, or name another service.' }
    : undefined;
}
