# needs: facts-grantable-registry-keys, facts-registry-places, facts-registry-trees, fields-removed-registry-key, registry-data, registry-key-names, registry-places, registry-trees
# A registry key below HKEY_LOCAL_MACHINE that does not exist, with everything in it. The agent
# records what it removes. Absent restores what is missing of it.

function Assert-RemovedRegistryKeySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $key = $Setting.key
    Assert-ManagedRegistryKey -Key $key -View $Setting.view
    Assert-TakesEffect -Setting $Setting
    Assert-SensitiveReason -Setting $Setting
    if ($Setting.ensure -cne 'present') {
        return
    }
    Assert-OpenRegistryPlace -Key $key
    $kept = @(@($closedValueKeys) + $sensitiveKeys + $keptRegistryKeys | Where-Object { Test-RegistryKeyHolding -Key $key -Pattern $_ })
    if ($kept.Count -gt 0) {
        throw "registry key '$key' is or contains '$($kept[0])', which Windows or its services need. Remove a key further down."
    }
    $sensitive = @($readOnlyKeys | Where-Object { Test-RegistryKeyWithin -Key $key -Parent $_ })
    if ($sensitive.Count -gt 0 -and $null -eq $Setting.PSObject.Properties['sensitiveReason']) {
        throw "registry key '$key' is below '$($sensitive[0])', where keys configure Windows itself. If the removal is intended, set sensitiveReason."
    }
}

function Read-RemovedRegistryKeySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if ($Setting.ensure -ceq 'present') {
        $tree = @(Read-RegistryTree -Key $Setting.key -View $Setting.view)
        return @{ exists = ($tree.Count -gt 0); keys = $tree }
    }
    $removed = Read-ChangedByAgent -Key $Setting.id
    $missing = @(if ($null -ne $removed) { Get-MissingRegistryTree -Key $Setting.key -View $Setting.view -Tree @($removed.keys) })
    return @{ exists = $false; missing = $missing }
}

function Compare-RemovedRegistryKeySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'absent') {
        if ($Current.missing.Count -gt 0) {
            $keys = @($Current.missing | Where-Object { -not $_.isThere }).Count
            "registry key '$($Setting.key)' lacks $keys keys and $(Get-ValueCount -Keys $Current.missing) values that the agent removed"
        }
        return
    }
    if ($Current.exists) {
        # Data of the values may be passwords, so it must not appear in the log.
        "registry key '$($Setting.key)' exists and should not: it consists of $($Current.keys.Count) keys with $(Get-ValueCount -Keys $Current.keys) values"
    }
}

function Get-ValueCount {
    param([Parameter(Mandatory = $true)] [object[]] $Keys)
    $count = 0
    $Keys | ForEach-Object { $count += @($_.values).Count }
    return $count
}

function Sync-RemovedRegistryKeySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'absent') {
        Restore-RegistryTree -Key $Setting.key -View $Setting.view -Missing $Current.missing
        Remove-CreatedByAgent -Key $Setting.id
        return
    }
    Save-CreatedByAgent -Key $Setting.id -Was @{ keys = $Current.keys }
    Remove-RegistryTree -Key $Setting.key -View $Setting.view -Tree $Current.keys
}
