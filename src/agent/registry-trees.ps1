# needs: facts-registry-trees, path-entry-text, path-stranger, registry-key-path, windows-registry-keys, windows-registry-trees, windows-registry-values
# A registry key with everything in it, as a list: the key itself, then the keys in it, each after
# the key that contains it. A key of the list has its path below the first one, which is '' for the
# first one itself, its permissions, and its values.

# The list, or an empty one if the key does not exist. Throws if the agent could not restore the key
# from the list.
function Read-RegistryTree {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View)
    $found = New-Object -TypeName System.Collections.Generic.List[hashtable]
    $waiting = New-Object -TypeName System.Collections.Generic.Queue[string]
    $waiting.Enqueue('')
    $valueCount = 0
    $size = 0
    while ($waiting.Count -gt 0) {
        $path = $waiting.Dequeue()
        $full = Get-RegistryTreeKey -Key $Key -Path $path
        $content = Read-NodeRegistryKeyContent -Key $full -View $View
        if ($null -eq $content) {
            if ($path -ceq '') {
                return
            }
            throw "registry key '$full' cannot be read: it has been removed meanwhile, or its name contains a zero"
        }
        $values = @(foreach ($name in $content.values) {
            $value = Read-NodeRegistryValue -Key $full -View $View -Name $name
            if ($null -eq $value) {
                throw "value '$name' of registry key '$full' cannot be read: it has been removed meanwhile, or its name contains a zero"
            }
            Assert-RestorableName -Name $name -Key $full
            $size += 2 * $name.Length + $value.hex.Length / 2
            @{ name = $name; type = $value.type; hex = $value.hex }
        })
        $size += 2 * $path.Length + $content.sddl.Length
        $found.Add(@{ path = $path; sddl = $content.sddl; values = $values })
        $valueCount += $values.Count
        foreach ($name in $content.keys) {
            Assert-RestorableName -Name $name -Key $full
            $waiting.Enqueue($(if ($path -ceq '') { $name } else { "$path\$name" }))
        }
        if ($found.Count + $waiting.Count -gt $mostRemovedKeys -or $valueCount -gt $mostRemovedValues -or $size -gt $mostRemovedBytes) {
            throw "registry key '$Key' has more than $mostRemovedKeys keys, $mostRemovedValues values or $mostRemovedBytes bytes in it, which the agent cannot record and therefore does not remove. Remove keys further down first, or remove it by hand."
        }
    }
    $found.ToArray()
}

# Names that JSON does not return unchanged in Windows PowerShell 5.1.
function Assert-RestorableName {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Name, [Parameter(Mandatory = $true)] [string] $Key)
    if ($Name -cmatch '[\x00-\x1f\x7f]|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])|^/Date\(') {
        throw "registry key '$Key' contains the name '$Name', which the agent cannot record. Remove it by hand."
    }
}

function Get-RegistryTreeKey {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Path)
    return $(if ($Path -ceq '') { $Key } else { "$Key\$Path" })
}

# From the inside out. Fails on a key that has appeared meanwhile, and the next pass removes it.
function Remove-RegistryTree {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View, [Parameter(Mandatory = $true)] [object[]] $Tree)
    for ($index = $Tree.Count - 1; $index -ge 0; $index--) {
        Remove-NodeRegistryKey -Key (Get-RegistryTreeKey -Key $Key -Path $Tree[$index].path) -View $View
    }
}

# The keys and values of the list that are missing, as the keys of the list with these values only.
# A restored key has the closed permissions until everything in it is restored, so a key that an
# interrupted agent has left closed is among them.
function Get-MissingRegistryTree {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View, [Parameter(Mandatory = $true)] [object[]] $Tree)
    foreach ($each in $Tree) {
        $full = Get-RegistryTreeKey -Key $Key -Path $each.path
        $security = Read-NodeRegistryKeySecurity -Key $full -View $View
        $isThere = $null -ne $security
        $isClosed = -not $isThere -or ((Test-ClosedKey -Sddl $security.sddl) -and -not (Test-ClosedKey -Sddl $each.sddl))
        $values = @($each.values | Where-Object { -not $isThere -or $null -eq (Read-NodeRegistryValue -Key $full -View $View -Name $_.name) })
        if ($isClosed -or $values.Count -gt 0) {
            @{ path = $each.path; sddl = $each.sddl; isThere = $isThere; isClosed = $isClosed; values = $values; security = $security }
        }
    }
}

# Whether the permissions are those of $closedKeySddl. Windows may add flags to a list that it
# keeps.
function Test-ClosedKey {
    param([Parameter(Mandatory = $true)] [string] $Sddl)
    return $Sddl -cmatch '^D:[A-Z]*\(A;CI;KA;;;SY\)\(A;CI;KA;;;BA\)\z'
}

# Values can be secrets, so the agent restores them only into a key that it created, or that is like
# the one that it removed. Another account may have created the key meanwhile to read them.
function Assert-RestorableKey {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [hashtable] $Missing)
    if (-not $Missing.isThere -or $Missing.isClosed -or $Missing.values.Count -eq 0) {
        return
    }
    if (-not (Test-SafeSid -Sid $Missing.security.owner -Among $safeOwners)) {
        throw "registry key '$Key' belongs to $($Missing.security.owner), so the agent restores no values into it. Inspect the key, then delete it. The agent creates it anew."
    }
    if ((Get-PathEntryText -Sddl $Missing.security.sddl) -cne (Get-PathEntryText -Sddl $Missing.sddl)) {
        throw "registry key '$Key' has the permissions $($Missing.security.sddl), but had $($Missing.sddl) when the agent removed it, so the agent restores no values into it. Correct the permissions, or delete the key."
    }
}

# Others may have set values meanwhile: these stay. An account that may create links in a key must
# not choose where SYSTEM creates the next, so the keys get their permissions when all of them
# exist. From the outside in, the keys that are still closed do not inherit those of the key above.
function Restore-RegistryTree {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View, [Parameter(Mandatory = $true)] [object[]] $Missing)
    foreach ($each in $Missing) {
        Assert-RestorableKey -Key (Get-RegistryTreeKey -Key $Key -Path $each.path) -Missing $each
    }
    New-RegistryKeyPath -Key (($Key -split '\\' | Select-Object -SkipLast 1) -join '\') -View $View
    foreach ($each in $Missing) {
        $full = Get-RegistryTreeKey -Key $Key -Path $each.path
        if (-not $each.isThere) {
            New-NodeRegistryKey -Key $full -View $View -Closed
        }
        foreach ($value in $each.values) {
            Set-NodeRegistryValue -Key $full -View $View -Name $value.name -Type $value.type -Hex $value.hex
        }
    }
    foreach ($each in $Missing) {
        if ($each.isClosed) {
            Set-NodeRegistryTreeSddl -Key (Get-RegistryTreeKey -Key $Key -Path $each.path) -View $View -Sddl $each.sddl
        }
    }
}
