# needs: registry-key-path, windows-registry-values
# Shared by kinds that keep their setting in a registry value. A target has the id of the setting;
# the key, view and name of the value; and its type and bytes. A target without a type means that
# the value must not exist.

$registryTypes = @{ none = 0; string = 1; expandString = 2; binary = 3; dword = 4; multiString = 7; qword = 11 }
$textTypes = @(1, 2, 7)

# The bytes of data as Windows stores them: strings in UTF-16 with a zero at the end, numbers with
# the least significant byte first.
function ConvertTo-RegistryHex {
    param([Parameter(Mandatory = $true)] [string] $Type, [AllowNull()] [object] $Data)
    switch -CaseSensitive ($Type) {
        'dword' { return Get-BytesHex -Bytes ([BitConverter]::GetBytes([uint32]$Data)) }
        'qword' { return Get-BytesHex -Bytes ([BitConverter]::GetBytes([uint64]::Parse($Data, [System.Globalization.CultureInfo]::InvariantCulture))) }
        'binary' { return $Data.ToLowerInvariant() }
        'none' { return '' }
        'multiString' { return Get-BytesHex -Bytes ([System.Text.Encoding]::Unicode.GetBytes((-join @($Data | ForEach-Object { "$_`0" })) + "`0")) }
        default { return Get-BytesHex -Bytes ([System.Text.Encoding]::Unicode.GetBytes("$Data`0")) }
    }
}

function Get-BytesHex {
    param([Parameter(Mandatory = $true)] [AllowEmptyCollection()] [byte[]] $Bytes)
    return [BitConverter]::ToString($Bytes).Replace('-', '').ToLowerInvariant()
}

# Decodes a string with or without a zero at the end, because not every program writes one.
function ConvertTo-RegistryText {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Hex)
    $characters = for ($index = 0; $index + 4 -le $Hex.Length; $index += 4) {
        [char]([Convert]::ToInt32($Hex.Substring($index + 2, 2) + $Hex.Substring($index, 2), 16))
    }
    return (-join $characters).TrimEnd([char]0)
}

# Describes a value, such as: dword 1, string 'a'.
function Get-RegistryDescription {
    param([Parameter(Mandatory = $true)] [AllowNull()] [object] $Value)
    if ($null -eq $Value.type) {
        return 'missing'
    }
    $type = [int]$Value.type
    $name = @($registryTypes.Keys | Where-Object { $registryTypes[$_] -eq $type })
    if ($name.Count -eq 0) {
        return "of the type $type with $($Value.hex.Length / 2) bytes"
    }
    if ($textTypes -contains $type) {
        return "$($name[0]) '$((ConvertTo-RegistryText -Hex $Value.hex).Replace([string][char]0, '|'))'"
    }
    if (($type -eq 4 -and $Value.hex.Length -eq 8) -or ($type -eq 11 -and $Value.hex.Length -eq 16)) {
        $bytes = $Value.hex -split '(..)' | Where-Object { $_ -ne '' }
        return "$($name[0]) $([Convert]::ToUInt64((-join $bytes[($bytes.Count - 1)..0]), 16))"
    }
    return "$($name[0]) $($Value.hex)".Trim()
}

function Test-SameRegistryValue {
    param([Parameter(Mandatory = $true)] [object] $Value, [Parameter(Mandatory = $true)] [object] $Other)
    if ($null -eq $Value.type -or $null -eq $Other.type) {
        return $null -eq $Value.type -and $null -eq $Other.type
    }
    if ([int]$Value.type -ne [int]$Other.type) {
        return $false
    }
    if ($textTypes -contains [int]$Value.type -and $Value.hex.Length % 4 -eq 0 -and $Other.hex.Length % 4 -eq 0) {
        return [string]::Equals((ConvertTo-RegistryText -Hex $Value.hex), (ConvertTo-RegistryText -Hex $Other.hex), [StringComparison]::Ordinal)
    }
    return $Value.hex -ceq $Other.hex
}

function Read-RegistryTarget {
    param([Parameter(Mandatory = $true)] [hashtable] $Target)
    $found = Read-NodeRegistryValue -Key $Target.key -View $Target.view -Name $Target.name
    $isThere = $null -ne $found
    return @{
        exists = $isThere
        type = $(if ($isThere) { $found.type } else { $null })
        hex = $(if ($isThere) { $found.hex } else { $null })
        was = (Read-ChangedByAgent -Key $Target.id)
        emptyKey = (Get-EmptyKeyOfAgent -Key $Target.key -View $Target.view)
    }
}

function Compare-RegistryTarget {
    param([Parameter(Mandatory = $true)] [hashtable] $Target, [Parameter(Mandatory = $true)] [hashtable] $Current, [Parameter(Mandatory = $true)] [string] $Ensure)
    $what = if ($Target.name -eq '') { 'the default value' } else { "value '$($Target.name)'" }
    if ($Ensure -ceq 'present') {
        if ($null -eq $Target.type) {
            if ($Current.exists) {
                # Data of the value may be a password, so it must not appear in the log.
                "$what of registry key '$($Target.key)' exists and should not"
            }
        } elseif (-not (Test-SameRegistryValue -Value $Current -Other $Target)) {
            "$what of registry key '$($Target.key)' is $(Get-RegistryDescription -Value $Current) instead of $(Get-RegistryDescription -Value $Target)"
        }
        return
    }
    if ($null -ne $Current.was -and -not (Test-SameRegistryValue -Value $Current -Other $Current.was)) {
        "$what of registry key '$($Target.key)' differs from its state before the agent changed it"
    } elseif (-not $Current.exists -and $null -ne $Current.emptyKey) {
        "registry key '$($Current.emptyKey)', which the agent created, is empty"
    }
}

# Records the state before the first change. Absent restores it.
function Sync-RegistryTarget {
    param([Parameter(Mandatory = $true)] [hashtable] $Target, [Parameter(Mandatory = $true)] [hashtable] $Current, [Parameter(Mandatory = $true)] [string] $Ensure)
    if ($Ensure -ceq 'present') {
        Save-CreatedByAgent -Key $Target.id -Was @{ type = $Current.type; hex = $Current.hex }
        Set-RegistryTarget -Target $Target -Value $Target -Current $Current
        return
    }
    if ($null -ne $Current.was) {
        Set-RegistryTarget -Target $Target -Value $Current.was -Current $Current
    }
    if ($null -eq (Read-NodeRegistryValue -Key $Target.key -View $Target.view -Name $Target.name)) {
        Remove-EmptyKeyOfAgent -Key $Target.key -View $Target.view
    }
    Remove-CreatedByAgent -Key $Target.id
}

function Set-RegistryTarget {
    param([Parameter(Mandatory = $true)] [hashtable] $Target, [Parameter(Mandatory = $true)] [object] $Value, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($null -ne $Value.type) {
        New-RegistryKeyPath -Key $Target.key -View $Target.view
        Set-NodeRegistryValue -Key $Target.key -View $Target.view -Name $Target.name -Type $Value.type -Hex $Value.hex
    } elseif ($Current.exists) {
        Remove-NodeRegistryValue -Key $Target.key -View $Target.view -Name $Target.name
    }
}
