# Folders that decide what runs as LocalSystem, or that hold what others must not see.

# No access in and below these: data of other users, credentials, and code that runs as LocalSystem.
$closedFolders = @(
    'C:\Windows',
    'C:\Users',
    'C:\var\lib\kubelet',
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
    'C:\ProgramData\Microsoft',
    'C:\ProgramData\ssh',
    'C:\ProgramData\cdk8s-hostprocess'
)

# No access to these themselves, since it would reach too far.
$closedFoldersAlone = @('C:\ProgramData', 'C:\Program Files', 'C:\Program Files (x86)')

# Folders of kubelet, the network of containers, agents of clouds and Windows itself, with what runs as LocalSystem among it.
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
