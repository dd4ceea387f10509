# needs: facts-domain-account, facts-reason, facts-security-identifier, facts-service-privileges, facts-user-right-holders, facts-user-rights, local-groups, windows-accounts, windows-user-right-policy
# Who can have a user right: the checks of the constructs, before the agent reads the node and again
# with the identifiers that the node has for names.

function Test-UserRightReason {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if ($null -eq $Setting.PSObject.Properties['sensitiveReason']) {
        return $false
    }
    if ($Setting.sensitiveReason -cnotmatch $reasonPattern) {
        throw 'its sensitiveReason must be one line that states why it is necessary'
    }
    return $true
}

# A holder has a group, the identifier of an account, or the name of an account of a domain.
function Assert-UserRightHolder {
    param([Parameter(Mandatory = $true)] [string] $Right, [Parameter(Mandatory = $true)] [pscustomobject] $Holder, [Parameter(Mandatory = $true)] [bool] $HasReason)
    $names = @('group', 'sid', 'account' | Where-Object { $null -ne $Holder.PSObject.Properties[$_] })
    if ($names.Count -ne 1) {
        throw "user right $Right needs one group, sid or account for each holder, and has $($names.Count)"
    }
    if ($names[0] -ceq 'sid') {
        if ($Holder.sid -cnotmatch $securityIdentifierPattern) {
            throw "user right $Right has the holder '$($Holder.sid)', which is not a security identifier"
        }
        Assert-UserRightSid -Right $Right -Sid $Holder.sid -HasReason $HasReason
        return
    }
    if ($names[0] -ceq 'account' -and ($Holder.account -cnotmatch $realDomainAccountPattern -or $Holder.account.StartsWith('BUILTIN\', [StringComparison]::OrdinalIgnoreCase))) {
        throw "user right $Right has the holder '$($Holder.account)', which is not an account of a domain"
    }
    if (-not (Test-DenialRight -Right $Right) -and -not (Test-HarmlessRight -Right $Right) -and -not $HasReason) {
        throw "user right '$Right' cannot be granted to '$($Holder.($names[0]))' without a reason. Set sensitiveReason."
    }
}

function Test-DenialRight {
    param([Parameter(Mandatory = $true)] [string] $Right)
    return $Right.StartsWith('SeDeny', [StringComparison]::Ordinal)
}

# A right that a single account or group can have without a reason.
function Test-HarmlessRight {
    param([Parameter(Mandatory = $true)] [string] $Right)
    return $grantableRights -ccontains $Right -or $Right.EndsWith('LogonRight', [StringComparison]::Ordinal)
}

function Assert-UserRightSid {
    param([Parameter(Mandatory = $true)] [string] $Right, [Parameter(Mandatory = $true)] [string] $Sid, [Parameter(Mandatory = $true)] [bool] $HasReason)
    $isUsual = $usualHolders -ccontains "$Right $Sid"
    if (Test-DenialRight -Right $Right) {
        if ($neverDenied -ccontains $Sid -or $Sid -cmatch '^S-1-5-(?:80|83|90)-' -or $neverDeniedThere -ccontains "$Right $Sid") {
            throw "user right $Right cannot be given to $Sid, because services, containers or all administrators could no longer log on"
        }
        $isFree = $isUsual -or $deniedWithReason -cnotcontains $Sid
    } else {
        $isBroad = $broadHolders -ccontains $Sid
        if ($isBroad -and $dangerousPrivileges -ccontains $Right) {
            throw "user right $Right cannot be given to $Sid, because every user could take over the node, hide what happens there, or take it down"
        }
        $isFree = $isUsual -or ((Test-HarmlessRight -Right $Right) -and -not $isBroad)
    }
    if (-not $isFree -and -not $HasReason) {
        throw "user right $Right for $Sid needs a reason. Set sensitiveReason."
    }
}

# The security identifier of a holder on this node.
function Get-UserRightSid {
    param([Parameter(Mandatory = $true)] [string] $Right, [Parameter(Mandatory = $true)] [pscustomobject] $Holder, [Parameter(Mandatory = $true)] [bool] $HasReason)
    if ($null -ne $Holder.PSObject.Properties['sid']) {
        return $Holder.sid
    }
    if ($null -ne $Holder.PSObject.Properties['group']) {
        $sid = Get-NodeGroupSid -Name $Holder.group
    } else {
        try {
            $sid = Read-NodeAccountSid -Name $Holder.account
        } catch {
            throw "account '$($Holder.account)' cannot be found from this node: $($_.Exception.Message)"
        }
        if ($sid -cnotmatch '^S-1-5-21-') {
            throw "account '$($Holder.account)' is $sid, which is not an account of a domain"
        }
    }
    Assert-UserRightSid -Right $Right -Sid $sid -HasReason $HasReason
    return $sid
}

# A policy of the domain would undo a change at its next refresh, and the agent would repeat it.
function Get-UserRightPolicyProblem {
    param([Parameter(Mandatory = $true)] [string] $Right)
    $policies = @(Read-NodeUserRightPolicy -Right $Right | Where-Object { $_ -match '^CN=' })
    if ($policies.Count -gt 0) {
        "the group policy '$($policies[0])' sets who has the user right $Right, and takes precedence. Change the policy. If it no longer applies, run gpupdate.exe /force."
    }
}
