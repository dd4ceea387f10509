# needs: windows-registry
# What a registry key contains, with its permissions.

$listRegistryKeys = 0x8
$removeRegistryKey = 0x10000

# The names of keys and values in a key, and its list of permissions in SDDL. Nothing if the key
# does not exist. Throws if the agent cannot delete it.
function Read-NodeRegistryKeyContent {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View)
    $opened = Open-NodeRegistryKey -Key $Key -View $View -Rights ($listRegistryKeys -bor $readPermissions -bor $removeRegistryKey)
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

# The owner of a key, and its list of permissions in SDDL, or nothing if the key does not exist.
function Read-NodeRegistryKeySecurity {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View)
    $opened = Open-NodeRegistryKey -Key $Key -View $View -Rights $readPermissions
    if ($null -eq $opened) {
        return $null
    }
    try {
        $access = [System.Security.AccessControl.AccessControlSections]::Access
        $owner = [System.Security.AccessControl.AccessControlSections]::Owner
        $security = $opened.GetAccessControl($access -bor $owner)
        return @{ owner = $security.GetOwner([System.Security.Principal.SecurityIdentifier]).Value; sddl = $security.GetSecurityDescriptorSddlForm($access) }
    } finally {
        $opened.Dispose()
    }
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
