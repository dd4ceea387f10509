# In place of the cmdlets for local groups.

function Get-LocalGroup {
    [CmdletBinding()]
    param([string[]] $Name, [object[]] $SID)
    foreach ($group in @($global:Windows.groups)) {
        if (($null -eq $Name -or $Name -contains $group.name) -and ($null -eq $SID -or $SID -contains $group.sid)) {
            [pscustomobject]@{ Name = $group.name; Description = $group.description; SID = $group.sid }
        }
    }
}

function New-LocalGroup {
    [CmdletBinding()]
    param([string] $Name, [string] $Description)
    if (@($global:Windows.groups | Where-Object { $_.name -eq $Name }).Count -gt 0) {
        throw "there is a group of this name: $Name"
    }
    $global:Windows.nextRid++
    $group = @{ name = $Name; description = $Description; sid = "S-1-5-21-1-2-3-$($global:Windows.nextRid)" }
    $global:Windows.groups = @($global:Windows.groups) + $group
    Save-SimulatedChange -What "group $Name"
    return [pscustomobject]$group
}

function Set-LocalGroup {
    [CmdletBinding()]
    param([string] $Name, [object] $SID, [Parameter(Mandatory = $true)] [string] $Description)
    $found = @($global:Windows.groups | Where-Object { $_.sid -eq $SID -or $_.name -eq $Name })
    if ($found.Count -ne 1) {
        throw "no such group: $SID$Name"
    }
    $found[0].description = $Description
    Save-SimulatedChange -What "description of group $($found[0].name)"
}

function Remove-LocalGroup {
    [CmdletBinding()]
    param([string[]] $Name, [object[]] $SID)
    $found = @($global:Windows.groups | Where-Object { $SID -contains $_.sid -or $Name -contains $_.name })
    if ($found.Count -ne 1) {
        throw "no such group: $SID$Name"
    }
    $global:Windows.groups = @($global:Windows.groups | Where-Object { $_.sid -ne $found[0].sid })
    Save-SimulatedChange -What "group $($found[0].name) removed"
}
