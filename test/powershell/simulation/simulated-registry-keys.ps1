# In place of windows-registry-keys.ps1, on top of the keys of simulated-registry-values.ps1.

$closedKeySddl = 'D:P(A;CI;KA;;;SY)(A;CI;KA;;;BA)'

function Read-NodeRegistryKeySize {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View)
    $keys = Get-SimulatedRegistryKey -View $View
    if (-not $keys.ContainsKey($Key)) {
        return $null
    }
    return $keys[$Key].values.Count + @($keys.Keys | Where-Object { $_.StartsWith("$Key\", [StringComparison]::OrdinalIgnoreCase) }).Count
}

function New-NodeRegistryKey {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View, [switch] $Closed)
    $null = Get-SimulatedRegistryValue -Key (($Key -split '\\' | Select-Object -SkipLast 1) -join '\') -View $View
    $keys = Get-SimulatedRegistryKey -View $View
    if ($keys.ContainsKey($Key)) {
        throw "registry key '$Key' cannot be created: another program has created it meanwhile"
    }
    $keys[$Key] = @{ values = @{} }
    if ($Closed) {
        $keys[$Key].sddl = $closedKeySddl
    }
    Save-SimulatedChange -What "registry key $Key"
}

function Remove-NodeRegistryKey {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View)
    $keys = Get-SimulatedRegistryKey -View $View
    if (-not $keys.ContainsKey($Key)) {
        return
    }
    if (@($keys.Keys | Where-Object { $_.StartsWith("$Key\", [StringComparison]::OrdinalIgnoreCase) }).Count -gt 0) {
        throw "registry key '$Key' cannot be deleted: it contains keys"
    }
    $keys.Remove($Key)
    Save-SimulatedChange -What "no registry key $Key"
}
