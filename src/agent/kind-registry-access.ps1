# needs: access-entry, facts-grantable-registry-keys, fields-registry-access, local-groups, registry-key-names, sddl, windows-registry
# What a local group may do with a registry key below HKEY_LOCAL_MACHINE and with the keys below it. The key has to be there.

# Read is KEY_READ; write adds KEY_SET_VALUE and KEY_CREATE_SUB_KEY. Neither has KEY_CREATE_LINK, nor changing permissions.
# https://learn.microsoft.com/en-us/windows/win32/sysinfo/registry-key-security-and-access-rights
$registryRights = @{ read = '0x20019'; write = '0x2001f' }

function Assert-RegistryAccessSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    Assert-RegistryKeyName -Key $Setting.key
    $key = $Setting.key
    if ($Setting.access -isnot [string] -or $Setting.access -cnotmatch '^(?:read|write)\z') {
        throw "access '$($Setting.access)' to registry key '$key' is none. Use read or write."
    }
    if ($Setting.ensure -ceq 'absent') {
        return
    }
    $refused = @($closedKeys)
    if ($Setting.access -ceq 'write') {
        $refused += $readOnlyKeys
    }
    foreach ($each in $refused) {
        if ((Test-RegistryKeyWithin -Key $key -Parent $each) -or (Test-RegistryKeyWithin -Key $each -Parent $key)) {
            throw "registry key '$key' lies below '$each' or holds it, where no group gets $($Setting.access) access. Name another key, or one further down."
        }
    }
    if ($wideKeys.Contains((Get-RegistryKeySpelling -Key $key))) {
        throw "registry key '$key' is a root, to which no group gets access. Name a key further down."
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
        throw "registry key '$($Setting.key)' does not exist. Install what brings it, or correct its name."
    }
    $sddl = Resolve-AccessEntry -Setting $Setting -Sddl $Current.sddl -Grant (Get-RegistryGrant -Setting $Setting -Current $Current)
    Set-NodeRegistrySddl -Key $Setting.key -Sddl $sddl
    Complete-AccessEntry -Setting $Setting
}

function Get-RegistryGrant {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    return ConvertTo-SddlGrant -Sid $Current.sid -Rights $registryRights[$Setting.access] -Flags 'CI'
}
