# Folders with credentials, data of other users, or programs that run as LocalSystem.
# Generated from src/facts/grantable-paths.ts by "npx projen generate". Do not edit.

$closedFolders = @(
    'C:\Windows',
    'C:\Users',
    'C:\var\lib\kubelet',
    'D:\var\lib\kubelet',
    'C:\etc\kubernetes',
    'C:\etc\rancher',
    'C:\var\lib\rancher',
    'C:\k',
    'C:\AzureData',
    'C:\hpc',
    'C:\Boot',
    'C:\Recovery',
    'C:\System Volume Information',
    'C:\ProgramData\containerd',
    'C:\ProgramData\kubernetes',
    'C:\ProgramData\Microsoft',
    'C:\ProgramData\ssh',
    'C:\Program Files\cdk8s-hostprocess-agent'
)

$closedFoldersAlone = @('C:\ProgramData', 'C:\Program Files', 'C:\Program Files (x86)')

$nodeFolders = @(
    'C:\$Recycle.Bin',
    'C:\etc\cni',
    'C:\hostprocess-mounts',
    'C:\CalicoWindows',
    'C:\TigeraCalico',
    'C:\flannel',
    'C:\usr\local\bin',
    'C:\opt\cni',
    'C:\ProgramData\docker',
    'C:\ProgramData\Amazon',
    'C:\ProgramData\chocolatey',
    'C:\ProgramData\Package Cache',
    'C:\Packages',
    'C:\WindowsAzure',
    'C:\var\log\containers',
    'C:\var\log\pods'
)
