# Names of keys below HKEY_LOCAL_MACHINE, and which of them lies within which.

function Assert-RegistryKeyName {
    param([Parameter(Mandatory = $true)] [AllowNull()] [AllowEmptyString()] [object] $Key)
    if ($Key -isnot [string] -or $Key -cmatch '[\x00-\x1f\x7f]' -or @($Key -split '\\' | Where-Object { $_.Length -eq 0 -or $_.Length -gt 255 }).Count -gt 0) {
        throw "registry key '$Key' is not one below HKEY_LOCAL_MACHINE: names of 1 to 255 characters, one backslash between them."
    }
    if ($Key.ToUpperInvariant() -cmatch '^(?:HK[A-Z_]+|REGISTRY::.*|COMPUTER):?(?:\\|\z)') {
        throw "registry key '$Key' names a hive. Leave it out: all keys lie below HKEY_LOCAL_MACHINE."
    }
}

function Test-RegistryKeyWithin {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [string] $Parent)
    # With a backslash behind both, a key lies within itself. Ordinal: the operators of PowerShell skip invisible characters, Windows does not.
    $below = (Get-RegistryKeySpelling -Key $Key) + '\'
    return $below.StartsWith((Get-RegistryKeySpelling -Key $Parent) + '\', [StringComparison]::Ordinal)
}

# One spelling for comparison: lower case, the control set that is in use, and the 64-bit name of 32-bit software.
function Get-RegistryKeySpelling {
    param([Parameter(Mandatory = $true)] [string] $Key)
    $spelling = $Key.ToLowerInvariant() -replace '^system\\controlset\d{3}(?=\\|\z)', 'system\currentcontrolset'
    return $spelling -replace '^software\\wow6432node(?=\\|\z)', 'software'
}
