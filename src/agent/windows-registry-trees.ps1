# needs: windows-registry
# What a registry key contains, and the removal and creation of single keys. A key is deleted
# through the handle that was checked. No other program can put a symbolic link in its place.
# https://learn.microsoft.com/en-us/windows-hardware/drivers/ddi/wdm/nf-wdm-zwdeletekey

$listRegistryKeys = 0x8
$createRegistrySubkeys = 0x4
$deleteRegistryKey = 0x10000

$nativeSources['RegistryTree'] = @'
namespace HostProcessNode
{
    using System.ComponentModel;
    using System.Runtime.InteropServices;
    using Microsoft.Win32.SafeHandles;

    public static class RegistryTree
    {
        [DllImport("ntdll.dll", ExactSpelling = true)]
        static extern uint NtDeleteKey(SafeRegistryHandle key);

        [DllImport("ntdll.dll", ExactSpelling = true)]
        static extern int RtlNtStatusToDosError(uint status);

        public static void Delete(SafeRegistryHandle key)
        {
            uint status = NtDeleteKey(key);
            if (status != 0)
            {
                throw new Win32Exception(RtlNtStatusToDosError(status));
            }
        }
    }
}
'@

# The names of keys and values in a key, and its list of permissions in SDDL. Nothing if the key
# does not exist. Throws if the agent cannot delete it.
function Read-NodeRegistryKeyContent {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View)
    $opened = Open-NodeRegistryKey -Key $Key -View $View -Rights ($listRegistryKeys -bor $readPermissions -bor $deleteRegistryKey)
    if ($null -eq $opened) {
        return $null
    }
    try {
        $sections = [System.Security.AccessControl.AccessControlSections]::Access
        $sddl = $opened.GetAccessControl($sections).GetSecurityDescriptorSddlForm($sections)
        return @{ keys = @($opened.GetSubKeyNames()); values = @($opened.GetValueNames()); sddl = $sddl }
    } finally {
        $opened.Dispose()
    }
}

# Deletes a key that contains no keys, with its values.
function Remove-NodeRegistryLeaf {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View)
    Import-NativeCode
    $opened = Open-NodeRegistryKey -Key $Key -View $View -Rights $deleteRegistryKey
    if ($null -eq $opened) {
        return
    }
    try {
        [HostProcessNode.RegistryTree]::Delete($opened.Handle)
    } finally {
        $opened.Dispose()
    }
}

# For SYSTEM and administrators alone: no other account can create a link in the key.
$closedKeySddl = 'D:P(A;CI;KA;;;SY)(A;CI;KA;;;BA)'

# Creates a key in an existing key, for SYSTEM and administrators alone. PowerShell 7, which the
# tests use, ignores the permissions of a new key, so they are written a second time.
function New-NodeClosedRegistryKey {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View)
    $security = New-Object -TypeName System.Security.AccessControl.RegistrySecurity
    $security.SetSecurityDescriptorSddlForm($closedKeySddl, [System.Security.AccessControl.AccessControlSections]::Access)
    $names = $Key -split '\\'
    $parent = Open-NodeRegistryKey -Key ($names[0..($names.Count - 2)] -join '\') -View $View -Rights $createRegistrySubkeys
    try {
        $parent.CreateSubKey($names[-1], [Microsoft.Win32.RegistryKeyPermissionCheck]::ReadWriteSubTree, $security).Dispose()
    } finally {
        $parent.Dispose()
    }
    Set-NodeRegistryTreeSddl -Key $Key -View $View -Sddl $closedKeySddl
}

function Set-NodeRegistryTreeSddl {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View, [Parameter(Mandatory = $true)] [string] $Sddl)
    $security = New-Object -TypeName System.Security.AccessControl.RegistrySecurity
    $security.SetSecurityDescriptorSddlForm($Sddl, [System.Security.AccessControl.AccessControlSections]::Access)
    $opened = Open-NodeRegistryKey -Key $Key -View $View -Rights ($readPermissions -bor $changePermissions)
    try {
        $opened.SetAccessControl($security)
    } finally {
        $opened.Dispose()
    }
}
