# needs: facts-registry-places, registry-key-names
# Places below HKEY_LOCAL_MACHINE that settings change, by their one name in each view.

function Assert-ManagedRegistryKey {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Key, [Parameter(Mandatory = $true)] [int] $View)
    Assert-RegistryKeyName -Key $Key
    if ($Key -cnotmatch '\\') {
        throw "registry key '$Key' is a root, in which the agent sets no values. Use a key further down."
    }
    if ($Key -match '^SOFTWARE\\WOW6432Node(?:\\|\z)') {
        throw "registry key '$Key' is the 32-bit view under its 64-bit name. Remove WOW6432Node, and use view 32."
    }
    if ($Key -match '^SYSTEM\\ControlSet[0-9]{3}(?:\\|\z)') {
        throw "registry key '$Key' names a control set by its number, which changes. Use SYSTEM\CurrentControlSet."
    }
    if ($View -eq 32 -and $Key -notmatch '^SOFTWARE\\') {
        throw "registry key '$Key' has no separate 32-bit view. Use view 64."
    }
}

function Assert-OpenRegistryPlace {
    param([Parameter(Mandatory = $true)] [string] $Key)
    $closed = @($closedValueKeys | Where-Object { Test-RegistryKeyWithin -Key $Key -Parent $_ })
    if ($closed.Count -gt 0) {
        throw "registry key '$Key' is '$($closed[0])' or is below it, and the agent sets no values there. Use the setting for that purpose."
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
    return Test-SameRegistryName -Names $names -Expected $expected -Count $expected.Count
}

# Whether a pattern matches a key or a key in it.
function Test-RegistryKeyHolding {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [string] $Pattern)
    $names = $Key.ToLowerInvariant() -split '\\'
    $expected = $Pattern.ToLowerInvariant() -split '\\'
    return $names.Count -le $expected.Count -and (Test-SameRegistryName -Names $names -Expected $expected -Count $names.Count)
}

function Test-SameRegistryName {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string[]] $Names, [Parameter(Mandatory = $true)] [string[]] $Expected, [Parameter(Mandatory = $true)] [int] $Count)
    for ($index = 0; $index -lt $Count; $index++) {
        if ($Expected[$index] -cne '*' -and -not [string]::Equals($Names[$index], $Expected[$index], [StringComparison]::Ordinal)) {
            return $false
        }
    }
    return $true
}
