# needs: windows-registry-keys
# Keys that the agent creates for values. It deletes only these keys, and only if they are empty.

function Get-RegistryKeyRecord {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View)
    return "registryKey/$View/$($Key.ToLowerInvariant())"
}

# The key and the keys above it, from the inside out, without the root.
function Get-RegistryKeyChain {
    param([Parameter(Mandatory = $true)] [string] $Key)
    $names = $Key -split '\\'
    for ($length = $names.Count; $length -ge 2; $length--) {
        $names[0..($length - 1)] -join '\'
    }
}

function New-RegistryKeyPath {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View)
    $missing = @()
    foreach ($each in Get-RegistryKeyChain -Key $Key) {
        if ($null -ne (Read-NodeRegistryKeySize -Key $each -View $View)) {
            break
        }
        $missing += $each
    }
    [array]::Reverse($missing)
    foreach ($each in $missing) {
        Save-CreatedByAgent -Key (Get-RegistryKeyRecord -Key $each -View $View)
        New-NodeRegistryKey -Key $each -View $View
    }
}

# The innermost key of the path that the agent created, if the key is empty or no longer exists.
function Get-EmptyKeyOfAgent {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View)
    foreach ($each in Get-RegistryKeyChain -Key $Key) {
        $size = Read-NodeRegistryKeySize -Key $each -View $View
        $isOwn = Test-CreatedByAgent -Key (Get-RegistryKeyRecord -Key $each -View $View)
        if ($isOwn -and ($null -eq $size -or $size -eq 0)) {
            return $each
        }
        if ($null -ne $size) {
            return $null
        }
    }
}

# Deletes the record last: if the agent is killed in between, it finds the record again.
function Remove-EmptyKeyOfAgent {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View)
    while ($true) {
        $empty = Get-EmptyKeyOfAgent -Key $Key -View $View
        if ($null -eq $empty) {
            return
        }
        if ($null -ne (Read-NodeRegistryKeySize -Key $empty -View $View)) {
            Remove-NodeRegistryKey -Key $empty -View $View
        }
        Remove-CreatedByAgent -Key (Get-RegistryKeyRecord -Key $empty -View $View)
    }
}
