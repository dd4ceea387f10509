# needs: facts-registry-data, facts-registry-places, fields-registry-value, registry-data, registry-key-names, registry-values
# A value of a registry key below HKEY_LOCAL_MACHINE, of any type, or the absence of a value. Absent
# restores what the agent found.

function Assert-RegistryValueSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    Assert-RegistryKeyName -Key $Setting.key
    $key = $Setting.key
    if ($key -cnotmatch '\\') {
        throw "registry key '$key' is a root, in which the agent sets no values. Use a key further down."
    }
    if ($key -match '^SOFTWARE\\WOW6432Node(?:\\|\z)') {
        throw "registry key '$key' is the 32-bit view under its 64-bit name. Remove WOW6432Node, and use view 32."
    }
    if ($key -match '^SYSTEM\\ControlSet[0-9]{3}(?:\\|\z)') {
        throw "registry key '$key' names a control set by its number, which changes. Use SYSTEM\CurrentControlSet."
    }
    if ($Setting.view -eq 32 -and $key -notmatch '^SOFTWARE\\') {
        throw "registry key '$key' has no separate 32-bit view. Use view 64."
    }
    Assert-RegistryText -What 'the name of a value' -Text $Setting.name -Longest $longestValueName
    if ($Setting.name -cmatch '[\x00-\x1f\x7f]') {
        throw "the name of a value of registry key '$key' contains a control character"
    }
    Assert-RegistryData -Setting $Setting
    Assert-TakesEffect -Setting $Setting
    Assert-SensitiveReason -Setting $Setting
    if ($Setting.ensure -ceq 'present') {
        Assert-RegistryPlace -Setting $Setting
    }
}

function Assert-RegistryPlace {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $closed = @($closedValueKeys | Where-Object { Test-RegistryKeyWithin -Key $Setting.key -Parent $_ })
    if ($closed.Count -gt 0) {
        throw "registry key '$($Setting.key)' is '$($closed[0])' or is below it, and the agent sets no values there. Use the setting for that purpose."
    }
    $full = "$($Setting.key)\$($Setting.name)"
    $sensitive = @($sensitiveKeys | Where-Object { Test-RegistryPattern -Key $Setting.key -Pattern $_ })
    $sensitive += @($sensitiveValues | Where-Object { Test-RegistryPattern -Key $full -Pattern $_ -Whole })
    if ($sensitive.Count -gt 0 -and $null -eq $Setting.PSObject.Properties['sensitiveReason']) {
        throw "registry value '$full' decides what runs as LocalSystem or what Windows trusts ('$($sensitive[0])'). If that is intended, set sensitiveReason."
    }
}

# Whether a pattern matches a key or a key above it. With Whole, the pattern must match the key
# itself.
function Test-RegistryPattern {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [string] $Pattern, [switch] $Whole)
    $names = $Key.ToLowerInvariant() -split '\\'
    $expected = $Pattern.ToLowerInvariant() -split '\\'
    if ($names.Count -lt $expected.Count -or ($Whole -and $names.Count -ne $expected.Count)) {
        return $false
    }
    for ($index = 0; $index -lt $expected.Count; $index++) {
        if ($expected[$index] -cne '*' -and -not [string]::Equals($names[$index], $expected[$index], [StringComparison]::Ordinal)) {
            return $false
        }
    }
    return $true
}

function Read-RegistryValueSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    return Read-RegistryTarget -Target (Get-RegistryValueTarget -Setting $Setting)
}

function Compare-RegistryValueSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    Compare-RegistryTarget -Target (Get-RegistryValueTarget -Setting $Setting) -Current $Current -Ensure $Setting.ensure
}

function Sync-RegistryValueSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    Sync-RegistryTarget -Target (Get-RegistryValueTarget -Setting $Setting) -Current $Current -Ensure $Setting.ensure
}

function Get-RegistryValueTarget {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $target = @{ id = $Setting.id; key = $Setting.key; view = [int]$Setting.view; name = $Setting.name; type = $null; hex = $null }
    if ($Setting.type -cne 'missing') {
        $data = $null
        if ($null -ne $Setting.PSObject.Properties['data']) {
            $data = $Setting.data
        }
        $target.type = $registryTypes[$Setting.type]
        $target.hex = ConvertTo-RegistryHex -Type $Setting.type -Data $data
    }
    return $target
}
