# In place of windows-pod-volume.ps1: kubelet's folders as they are on a node whose drive has the permissions of Windows Server.

function Read-NodeVolumeSecurity {
    param([Parameter(Mandatory = $true)] [string] $Path)
    $name = Split-Path -Path $Path -Leaf
    $sddl = 'D:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;0x1200a9;;;BU)(A;CIID;0x6;;;BU)(A;OICIIOID;GA;;;CO)'
    if ($global:Windows.ContainsKey('volume') -and $global:Windows.volume.ContainsKey($name)) {
        $sddl = $global:Windows.volume[$name]
    } elseif ([System.IO.File]::Exists($Path)) {
        $sddl = 'D:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)'
    }
    return @{ owner = 'S-1-5-32-544'; sddl = $sddl }
}
