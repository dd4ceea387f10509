# Services that a node does not run without.

# Services that no group may stop: the node's part in the cluster, or what Windows and its protection stand on.
$keptServices = @(
    'kubelet', 'containerd', 'kube-proxy', 'kubeproxy', 'hns', 'vmcompute', 'csi-proxy', 'rke2', 'rancher-wins', 'docker', 'flanneld', 'CalicoNode', 'CalicoFelix',
    'antrea-agent', 'ovs-vswitchd', 'ovsdb-server', 'WindowsAzureGuestAgent', 'RdAgent', 'AmazonSSMAgent', 'GCEAgent', 'Power', 'PlugPlay', 'NlaSvc', 'iphlpsvc',
    'RpcSs', 'RpcEptMapper', 'DcomLaunch', 'SamSs', 'LSM', 'EventLog', 'Schedule', 'gpsvc', 'ProfSvc', 'Winmgmt', 'TrustedInstaller',
    'WinDefend', 'Sense', 'MpsSvc', 'BFE', 'Dhcp', 'Dnscache', 'nsi', 'CryptSvc', 'KeyIso', 'Netlogon', 'LanmanServer', 'LanmanWorkstation',
    'W32Time', 'TermService'
)
