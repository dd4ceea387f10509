# needs: access-entry, facts-grantable-registry-keys, fields-registry-access, local-groups, registry-key-names, sddl, windows-registry
# The access of a local group to a registry key below HKEY_LOCAL_MACHINE and to the keys in it. The
# key must exist.

# Read is KEY_READ. Write adds KEY_SET_VALUE and KEY_CREATE_SUB_KEY. Neither includes
# KEY_CREATE_LINK or the right to change permissions.
# https://learn.microsoft.com/en-us/windows/win32/sysinfo/registry-key-security-and-access-rights
$registryRights = @{ read = '0x20019'; write = '0x2001f' }

function Assert-RegistryAccessSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    Assert-RegistryKeyName -Key $Setting.key
    $key = $Setting.key
    if ($Setting.ensure -ceq 'absent') {
        return
    }
    $refused = @($closedKeys)
    if ($Setting.access -ceq 'write') {
        $refused += $readOnlyKeys
    }
    foreach ($each in $refused) {
        if ((Test-RegistryKeyWithin -Key $key -Parent $each) -or (Test-RegistryKeyWithin -Key $each -Parent $key)) {
            throw "registry key '$key' is '$each', is below it or contains it, and no group gets $($Setting.access) access there. Use another key, or a key further down."
        }
    }
    if ($wideKeys.Contains((Get-RegistryKeySpelling -Key $key))) {
        throw "registry key '$key' is a root, to which no group gets access. Use a key further down."
    }
}

function Read-RegistryAccessSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $sddl = Read-NodeRegistrySddl -Key $Setting.key
    return @{ exists = ($null -ne $sddl); sid = (Get-NodeGroupSid -Name $Setting.group); sddl = $sddl }
}

function Compare-RegistryAccessSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Current.exists) {
        Compare-SddlGrant -Sddl $Current.sddl -Grant (Get-RegistryGrant -Setting $Setting -Current $Current) -Ensure $Setting.ensure
    } elseif ($Setting.ensure -ceq 'present') {
        "registry key '$($Setting.key)' does not exist"
    }
}

function Sync-RegistryAccessSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if (-not $Current.exists) {
        throw "registry key '$($Setting.key)' does not exist. Install the software that creates it, or correct its name."
    }
    $sddl = Resolve-AccessEntry -Setting $Setting -Sddl $Current.sddl -Grant (Get-RegistryGrant -Setting $Setting -Current $Current)
    Set-NodeRegistrySddl -Key $Setting.key -Sddl $sddl
    Complete-AccessEntry -Setting $Setting
}

function Get-RegistryGrant {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    return ConvertTo-SddlGrant -Sid $Current.sid -Rights $registryRights[$Setting.access] -Flags 'CI'
}
