# needs: facts-registry-trees, registry-key-path, windows-registry-trees, windows-registry-values
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
        Remove-NodeRegistryLeaf -Key (Get-RegistryTreeKey -Key $Key -Path $Tree[$index].path) -View $View
    }
}

# A restored key has the closed permissions until everything in it is restored.
$closedKeyPattern = '^D:P(?:AI)?\(A;CI;KA;;;SY\)\(A;CI;KA;;;BA\)\z'

# The keys and values of the list that are missing, as the keys of the list with these values only.
# A key that an interrupted agent has left closed is among them.
function Get-MissingRegistryTree {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View, [Parameter(Mandatory = $true)] [object[]] $Tree)
    foreach ($each in $Tree) {
        $full = Get-RegistryTreeKey -Key $Key -Path $each.path
        $isThere = $null -ne (Read-NodeRegistryKeySize -Key $full -View $View)
        $isClosed = -not $isThere -or ((Read-NodeRegistryKeyContent -Key $full -View $View).sddl -cmatch $closedKeyPattern -and $each.sddl -cnotmatch $closedKeyPattern)
        $values = @($each.values | Where-Object { -not $isThere -or $null -eq (Read-NodeRegistryValue -Key $full -View $View -Name $_.name) })
        if ($isClosed -or $values.Count -gt 0) {
            @{ path = $each.path; sddl = $each.sddl; isThere = $isThere; isClosed = $isClosed; values = $values }
        }
    }
}

# Others may have set values meanwhile: these stay. The keys get their permissions last, from the
# inside out: an account that may create links in a key must not choose where SYSTEM creates the
# next.
function Restore-RegistryTree {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View, [Parameter(Mandatory = $true)] [object[]] $Missing)
    New-RegistryKeyPath -Key (($Key -split '\\' | Select-Object -SkipLast 1) -join '\') -View $View
    foreach ($each in $Missing) {
        $full = Get-RegistryTreeKey -Key $Key -Path $each.path
        if (-not $each.isThere) {
            New-NodeClosedRegistryKey -Key $full -View $View
        }
        foreach ($value in $each.values) {
            Set-NodeRegistryValue -Key $full -View $View -Name $value.name -Type $value.type -Hex $value.hex
        }
    }
    for ($index = $Missing.Count - 1; $index -ge 0; $index--) {
        if ($Missing[$index].isClosed) {
            Set-NodeRegistryTreeSddl -Key (Get-RegistryTreeKey -Key $Key -Path $Missing[$index].path) -View $View -Sddl $Missing[$index].sddl
        }
    }
}
