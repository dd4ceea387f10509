# In place of windows-registry-values.ps1: keys below HKEY_LOCAL_MACHINE with their values, type and bytes each. Names of values have a = in
# front, since the default value has none and JSON of PowerShell knows no empty names.

function Get-SimulatedRegistryKey {
    param([int] $View)
    foreach ($table in 'registryKeys', 'registryKeys32') {
        if (-not $global:Windows.ContainsKey($table)) {
            $global:Windows[$table] = @{ SOFTWARE = @{ values = @{} }; SYSTEM = @{ values = @{} } }
        }
    }
    return $global:Windows[$(if ($View -eq 32) { 'registryKeys32' } else { 'registryKeys' })]
}

function Get-SimulatedRegistryValue {
    param([string] $Key, [int] $View)
    $keys = Get-SimulatedRegistryKey -View $View
    if (-not $keys.ContainsKey($Key)) {
        throw "registry key $Key is missing"
    }
    return $keys[$Key].values
}

function Read-NodeRegistryValue {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View, [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Name)
    $keys = Get-SimulatedRegistryKey -View $View
    if (-not $keys.ContainsKey($Key) -or -not $keys[$Key].values.ContainsKey("=$Name")) {
        return $null
    }
    $value = $keys[$Key].values["=$Name"]
    return @{ type = [int]$value.type; hex = $value.hex }
}

function Set-NodeRegistryValue {
    param(
        [Parameter(Mandatory = $true)] [string] $Key,
        [Parameter(Mandatory = $true)] [int] $View,
        [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Name,
        [Parameter(Mandatory = $true)] [int] $Type,
        [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Hex
    )
    $values = Get-SimulatedRegistryValue -Key $Key -View $View
    $values["=$Name"] = @{ type = $Type; hex = $Hex }
    Save-SimulatedChange -What "registry value $Key $Name"
}

function Remove-NodeRegistryValue {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View, [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Name)
    (Get-SimulatedRegistryValue -Key $Key -View $View).Remove("=$Name")
    Save-SimulatedChange -What "no registry value $Key $Name"
}
