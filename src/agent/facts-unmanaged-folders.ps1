# Folders in which settings do not create, change or delete anything, and the volumes of the kubelet.
# Generated from src/facts/managed-paths.ts by "npx projen generate". Do not edit.

$unmanagedFolders = @(
    'C:\EFI',
    'C:\Program Files\Amazon',
    'C:\Program Files\Common Files',
    'C:\Program Files\containerd',
    'C:\Program Files\Google',
    'C:\Program Files\kube-proxy',
    'C:\Program Files\Kubernetes',
    'C:\Program Files\ModifiableWindowsApps',
    'C:\Program Files\OpenSSH',
    'C:\Program Files\PowerShell',
    'C:\Program Files\WindowsApps',
    'C:\Program Files\WindowsPowerShell',
    'C:\Program Files\Windows Defender',
    'C:\Program Files\Windows Defender Advanced Threat Protection',
    'C:\Program Files (x86)\Common Files',
    'C:\Program Files (x86)\WindowsPowerShell'
)

$kubeletVolumes = 'C:\var\lib\kubelet\pods'
