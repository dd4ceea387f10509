# In place of windows-registry-trees.ps1: keys with their permissions, on top of the keys of simulated-registry-values.ps1. A key without
# permissions of its own has those of the key that contains it.

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

function Read-NodeRegistryKeySecurity {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View)
    $content = Read-NodeRegistryKeyContent -Key $Key -View $View
    if ($null -eq $content) {
        return $null
    }
    $found = (Get-SimulatedRegistryKey -View $View)[$Key]
    return @{ owner = $(if ($found.ContainsKey('owner')) { $found.owner } else { 'S-1-5-32-544' }); sddl = $content.sddl }
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
