# needs: facts-registry-data, facts-registry-places, fields-registry-value, registry-data, registry-places, registry-values
# A value of a registry key below HKEY_LOCAL_MACHINE, of any type, or the absence of a value. Absent
# restores what the agent found.

function Assert-RegistryValueSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    Assert-ManagedRegistryKey -Key $Setting.key -View $Setting.view
    Assert-RegistryText -What 'the name of a value' -Text $Setting.name -Longest $longestValueName
    if ($Setting.name -cmatch '[\x00-\x1f\x7f]') {
        throw "the name of a value of registry key '$($Setting.key)' contains a control character"
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
    Assert-OpenRegistryPlace -Key $Setting.key
    $full = "$($Setting.key)\$($Setting.name)"
    $sensitive = @($sensitiveKeys | Where-Object { Test-RegistryPattern -Key $Setting.key -Pattern $_ })
    $sensitive += @($sensitiveValues | Where-Object { Test-RegistryPattern -Key $full -Pattern $_ -Whole })
    if ($sensitive.Count -gt 0 -and $null -eq $Setting.PSObject.Properties['sensitiveReason']) {
        throw "registry value '$full' decides what runs as LocalSystem or what Windows trusts ('$($sensitive[0])'). If that is intended, set sensitiveReason."
    }
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
