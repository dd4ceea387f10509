# needs: facts-user-rights, fields-user-right, local-groups, windows-user-rights
# A user right of a local group. A domain group policy that lists who has the right removes it at
# the next refresh.

function Assert-UserRightSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if (-not $grantableRights.Contains($Setting.right)) {
        throw "user right '$($Setting.right)' cannot be granted to a group. Use one of $($grantableRights -join ', ')."
    }
}

function Read-UserRightSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $sid = Get-NodeGroupSid -Name $Setting.group
    $rights = @(Read-NodeUserRight -Sid $sid | Sort-Object)
    return @{ exists = ($rights -ccontains $Setting.right); sid = $sid; rights = $rights }
}

function Compare-UserRightSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'present' -and -not $Current.exists) {
        "group '$($Setting.group)' lacks the user right $($Setting.right)"
    }
    if ($Setting.ensure -ceq 'absent' -and $Current.exists) {
        "group '$($Setting.group)' has the user right $($Setting.right) and should not"
    }
}

function Sync-UserRightSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'present') {
        Save-CreatedByAgent -Key $Setting.id
        Add-NodeUserRight -Sid $Current.sid -Right $Setting.right
        return
    }
    if (-not (Test-CreatedByAgent -Key $Setting.id)) {
        throw "group '$($Setting.group)' had the user right $($Setting.right) before the agent, so the agent does not revoke it. Revoke it by hand."
    }
    Remove-NodeUserRight -Sid $Current.sid -Right $Setting.right
    Remove-CreatedByAgent -Key $Setting.id
}
