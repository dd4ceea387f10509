# Names of keys below HKEY_LOCAL_MACHINE, and whether a key is within another.

function Assert-RegistryKeyName {
    param([Parameter(Mandatory = $true)] [AllowNull()] [AllowEmptyString()] [object] $Key)
    if ($Key -cmatch '[\x00-\x1f\x7f]' -or @($Key -split '\\' | Where-Object { $_.Length -eq 0 -or $_.Length -gt 255 }).Count -gt 0) {
        throw "registry key '$Key' is not valid. Use names of 1 to 255 characters below HKEY_LOCAL_MACHINE, with one backslash between them."
    }
    if ($Key.ToUpperInvariant() -cmatch '^(?:HK[A-Z_]+|REGISTRY::.*|COMPUTER):?(?:\\|\z)') {
        throw "registry key '$Key' names a hive. Remove it: all keys are below HKEY_LOCAL_MACHINE."
    }
}

function Test-RegistryKeyWithin {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [string] $Parent)
    # With a backslash after both, a key is within itself. Compares ordinally: the operators of
    # PowerShell skip invisible characters, but Windows does not.
    $below = (Get-RegistryKeySpelling -Key $Key) + '\'
    return $below.StartsWith((Get-RegistryKeySpelling -Key $Parent) + '\', [StringComparison]::Ordinal)
}

# A normal form for comparison: lower case, the control set that is in use, and the 64-bit name of
# 32-bit software.
function Get-RegistryKeySpelling {
    param([Parameter(Mandatory = $true)] [string] $Key)
    $spelling = $Key.ToLowerInvariant() -replace '^system\\controlset\d{3}(?=\\|\z)', 'system\currentcontrolset'
    return $spelling -replace '^software\\wow6432node(?=\\|\z)', 'software'
}
