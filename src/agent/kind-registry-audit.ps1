# needs: audit-entry, facts-auditable-places, fields-registry-audit, registry-key-names, windows-audit-entries
# The audit entries of an account or group for a registry key below HKEY_LOCAL_MACHINE. The key must
# exist.

# https://learn.microsoft.com/en-us/windows/win32/sysinfo/registry-key-security-and-access-rights
$auditedKeyRights = @{
    # KEY_QUERY_VALUE and KEY_ENUMERATE_SUB_KEYS.
    read = 0x9
    # KEY_SET_VALUE, KEY_CREATE_SUB_KEY and KEY_CREATE_LINK.
    write = 0x26
    delete = 0x10000
    changePermissions = 0x40000
    takeOwnership = 0x80000
}

function Assert-RegistryAuditSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $key = $Setting.key
    Assert-RegistryKeyName -Key $key
    Assert-AuditEntry -Setting $Setting
    if ($Setting.ensure -ceq 'absent' -or -not $Setting.inherit) {
        return
    }
    if (-not $key.Contains('\')) {
        throw "registry key '$key' is a root, so inherited audit entries would fill the Security log. Use a key further down, or set inherit to false."
    }
    foreach ($each in $wideAuditKeys) {
        if (Test-RegistryKeyWithin -Key $each -Parent $key) {
            throw "registry key '$key' is or contains '$each', so inherited audit entries would fill the Security log. Use a key further down, or set inherit to false."
        }
    }
}

function Read-RegistryAuditSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $sid = Get-AuditPrincipalSid -Setting $Setting
    $sddl = Read-NodeRegistryAudit -Key $Setting.key
    return @{ exists = ($null -ne $sddl); sid = $sid; sddl = $sddl; was = (Read-ChangedByAgent -Key $Setting.id) }
}

function Compare-RegistryAuditSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Current.exists) {
        Compare-AuditEntry -Setting $Setting -Current $Current -Wanted @(Get-WantedRegistryAudit -Setting $Setting -Current $Current)
    } elseif ($Setting.ensure -ceq 'present') {
        "registry key '$($Setting.key)' does not exist"
    }
}

function Sync-RegistryAuditSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if (-not $Current.exists) {
        throw "registry key '$($Setting.key)' does not exist. Install the software that creates it, or correct its name."
    }
    $wanted = @(Get-WantedRegistryAudit -Setting $Setting -Current $Current)
    $steps = @(Get-AuditStep -Setting $Setting -Current $Current -Wanted $wanted)
    foreach ($step in $steps) {
        Save-AuditRecord -Setting $Setting -Current $Current -Step $step
        Set-NodeRegistryAudit -Key $Setting.key -Sddl $step.sddl
    }
    Complete-AuditRecord -Setting $Setting -Steps $steps
}

function Get-WantedRegistryAudit {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $inheritance = if ($Setting.inherit) { 'CI' } else { '' }
    Get-WantedAuditEntry -Setting $Setting -Sid $Current.sid -Rights $auditedKeyRights -Inheritance $inheritance
}
