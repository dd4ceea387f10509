import { Problem, quoted } from './errors';
import { serviceName } from './setting-grammars';

/** Services that no group may stop. The cluster, Windows or its protection depends on them. */
export const keptServices: readonly string[] = [
  'kubelet', 'containerd', 'kube-proxy', 'kubeproxy', 'hns', 'vmcompute', 'csi-proxy', 'rke2', 'rancher-wins', 'docker', 'flanneld', 'CalicoNode', 'CalicoFelix',
  'antrea-agent', 'ovs-vswitchd', 'ovsdb-server', 'WindowsAzureGuestAgent', 'RdAgent', 'AmazonSSMAgent', 'GCEAgent', 'Power', 'PlugPlay', 'NlaSvc', 'iphlpsvc',
  'RpcSs', 'RpcEptMapper', 'DcomLaunch', 'SamSs', 'LSM', 'EventLog', 'Schedule', 'gpsvc', 'ProfSvc', 'Winmgmt', 'TrustedInstaller',
  'WinDefend', 'Sense', 'MpsSvc', 'BFE', 'Dhcp', 'Dnscache', 'nsi', 'CryptSvc', 'KeyIso', 'Netlogon', 'LanmanServer', 'LanmanWorkstation',
  'W32Time', 'TermService',
];

/** Why a string is not the name of a service, or undefined. */
export function serviceNameProblem(service: string): Problem | undefined {
  return serviceName.matches(service)
    ? undefined
    : {
      message: `service ${quoted(service)} is not a valid service name`,
      fix: 'Use the service name, which Get-Service shows as Name, not the display name. Valid characters are letters, digits, spaces and _ . $ -.',
    };
}

/**
 * Why a group must not start and stop a service, or undefined. The agent on the node repeats the
 * check.
 */
export function startStopProblem(service: string): Problem | undefined {
  return keptServices.some((kept) => kept.toLowerCase() === service.toLowerCase())
    ? { message: `service ${quoted(service)} keeps the node running or secure, so no group can start or stop it`, fix: 'Grant ServiceAccess.QUERY, or choose another service.' }
    : undefined;
}
