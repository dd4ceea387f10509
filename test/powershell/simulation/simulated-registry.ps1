# In place of windows-registry.ps1: keys below HKEY_LOCAL_MACHINE and their permissions.

function Read-NodeRegistrySddl {
    param([Parameter(Mandatory = $true)] [string] $Key)
    return $global:Windows.registry[$Key]
}

function Set-NodeRegistrySddl {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [string] $Sddl)
    if (-not $global:Windows.registry.ContainsKey($Key)) {
        throw "no such key: $Key"
    }
    # Windows gives rights back in letters.
    $global:Windows.registry[$Key] = $Sddl -creplace ';0x20019;', ';KR;' -creplace ';0x2001f;', ';CCDCLCSWRPRC;'
    Save-SimulatedChange -What "permissions of registry key $Key"
}
