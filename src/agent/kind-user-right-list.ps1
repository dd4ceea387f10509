# needs: facts-user-right-holders, fields-user-right-list, user-right-holders, windows-user-rights
# All accounts and groups that have a user right. Absent restores the earlier ones.
# https://learn.microsoft.com/en-us/windows/win32/api/ntsecapi/nf-ntsecapi-lsaenumerateaccountswithuserright

function Assert-UserRightListSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $right = $Setting.right
    $hasReason = Test-UserRightReason -Setting $Setting
    $seen = New-Object -TypeName System.Collections.Generic.HashSet[string] -ArgumentList $nameComparer
    foreach ($holder in $Setting.holders) {
        Assert-UserRightHolder -Right $right -Holder $holder -HasReason $hasReason
        $name = @($holder.PSObject.Properties)[0].Value
        if (-not $seen.Add($name)) {
            throw "user right $right has the holder '$name' twice"
        }
    }
    foreach ($pair in $neededHolders | Where-Object { $_.StartsWith("$right ", [StringComparison]::Ordinal) }) {
        if (-not $seen.Contains($pair.Substring($right.Length + 1))) {
            throw "user right $right would be taken from $($pair.Substring($right.Length + 1)), which Windows, its services or administrators need"
        }
    }
    if ($listedWithReason -ccontains $right -and -not $hasReason) {
        throw "user right $right would be taken from the accounts of installed services. Set sensitiveReason if the list contains all of them."
    }
}

function Read-UserRightListSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    return @{ exists = $true; sids = @(Read-NodeUserRightHolder -Right $Setting.right | Sort-Object -Unique) }
}

# The identifiers that should have the right. Nothing if there is nothing to restore.
function Get-UserRightListGoal {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if ($Setting.ensure -ceq 'absent') {
        $was = Read-ChangedByAgent -Key $Setting.id
        return $(if ($null -ne $was) { @{ sids = @($was.sids) } })
    }
    $hasReason = Test-UserRightReason -Setting $Setting
    return @{ sids = @($Setting.holders | ForEach-Object { Get-UserRightSid -Right $Setting.right -Holder $_ -HasReason $hasReason }) }
}

function Compare-UserRightListSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $goal = Get-UserRightListGoal -Setting $Setting
    if ($null -eq $goal) {
        return
    }
    foreach ($sid in $goal.sids | Where-Object { $Current.sids -cnotcontains $_ }) {
        "$sid lacks the user right $($Setting.right)"
    }
    foreach ($sid in $Current.sids | Where-Object { $goal.sids -cnotcontains $_ }) {
        "$sid has the user right $($Setting.right) and should not"
    }
}

# Adds before it removes, so that a node that is interrupted does not lack a right that it needs.
function Sync-UserRightListSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $problem = Get-UserRightPolicyProblem -Right $Setting.right
    if ($null -ne $problem) {
        throw $problem
    }
    $goal = Get-UserRightListGoal -Setting $Setting
    if ($Setting.ensure -ceq 'present') {
        Save-CreatedByAgent -Key $Setting.id -Was @{ sids = $Current.sids }
    }
    foreach ($sid in $goal.sids | Where-Object { $Current.sids -cnotcontains $_ }) {
        Add-NodeUserRight -Sid $sid -Right $Setting.right
    }
    foreach ($sid in $Current.sids | Where-Object { $goal.sids -cnotcontains $_ }) {
        Remove-NodeUserRight -Sid $sid -Right $Setting.right
    }
    if ($Setting.ensure -ceq 'absent') {
        Remove-CreatedByAgent -Key $Setting.id
    }
}
