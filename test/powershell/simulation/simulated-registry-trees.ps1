# In place of windows-registry-trees.ps1: keys with their permissions, on top of the keys of simulated-registry-values.ps1. A key without
# permissions of its own has those of the key that contains it.

$closedKeySddl = 'D:P(A;CI;KA;;;SY)(A;CI;KA;;;BA)'

$inheritedSddl = 'D:AI(A;CIID;KA;;;SY)'

function Read-NodeRegistryKeyContent {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View)
    $keys = Get-SimulatedRegistryKey -View $View
    if (-not $keys.ContainsKey($Key)) {
        return $null
    }
    $found = $keys[$Key]
    $below = @($keys.Keys | Where-Object { $_ -match "^$([regex]::Escape($Key))\\[^\\]+$" } | ForEach-Object { ($_ -split '\\')[-1] } | Sort-Object)
    $links = @($keys.Keys | Where-Object { $keys[$_].ContainsKey('link') -and ("$Key\".StartsWith("$_\", [StringComparison]::OrdinalIgnoreCase)) })
    if ($links.Count -gt 0) {
        throw "registry key '$Key' cannot be opened: it leads through a symbolic link at '$(($links[0] -split '\\')[-1])', which the agent does not follow"
    }
    return @{
        keys = $below
        values = @($found.values.Keys | ForEach-Object { $_.Substring(1) } | Sort-Object)
        sddl = $(if ($found.ContainsKey('sddl')) { $found.sddl } else { $inheritedSddl })
    }
}

function Remove-NodeRegistryLeaf {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View)
    $keys = Get-SimulatedRegistryKey -View $View
    if (-not $keys.ContainsKey($Key)) {
        return
    }
    if (@($keys.Keys | Where-Object { $_.StartsWith("$Key\", [StringComparison]::OrdinalIgnoreCase) }).Count -gt 0) {
        throw 'Cannot delete a key that has subkeys'
    }
    $keys.Remove($Key)
    Save-SimulatedChange -What "no registry key $Key"
}

function New-NodeClosedRegistryKey {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View)
    $null = Get-SimulatedRegistryValue -Key (($Key -split '\\' | Select-Object -SkipLast 1) -join '\') -View $View
    (Get-SimulatedRegistryKey -View $View)[$Key] = @{ values = @{}; sddl = $closedKeySddl }
    Save-SimulatedChange -What "registry key $Key"
}

function Set-NodeRegistryTreeSddl {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View, [Parameter(Mandatory = $true)] [string] $Sddl)
    $found = (Get-SimulatedRegistryKey -View $View)[$Key]
    if ($Sddl -ceq $inheritedSddl) {
        $found.Remove('sddl')
    } else {
        $found.sddl = $Sddl
    }
    Save-SimulatedChange -What "permissions of registry key $Key"
}
