# needs: fields-user-right, user-right-holders, windows-user-rights
# A user right of one account or group, in addition to those that have it already.

function Assert-UserRightSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    Assert-UserRightHolder -Right $Setting.right -Holder $Setting -HasReason (Test-UserRightReason -Setting $Setting)
}

function Read-UserRightSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $sid = Get-UserRightSid -Right $Setting.right -Holder $Setting -HasReason (Test-UserRightReason -Setting $Setting)
    $rights = @(Read-NodeUserRight -Sid $sid | Sort-Object)
    return @{ exists = ($rights -ccontains $Setting.right); sid = $sid; rights = $rights }
}

function Get-UserRightHolderName {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    return $(if ($null -ne $Setting.PSObject.Properties['group']) { "group '$($Setting.group)'" } else { "account $($Current.sid)" })
}

function Compare-UserRightSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $holder = Get-UserRightHolderName -Setting $Setting -Current $Current
    if ($Setting.ensure -ceq 'present' -and -not $Current.exists) {
        "$holder lacks the user right $($Setting.right)"
    }
    if ($Setting.ensure -ceq 'absent' -and $Current.exists) {
        "$holder has the user right $($Setting.right) and should not"
    }
}

function Sync-UserRightSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $holder = Get-UserRightHolderName -Setting $Setting -Current $Current
    if ($Setting.ensure -ceq 'absent' -and -not (Test-CreatedByAgent -Key $Setting.id)) {
        throw "$holder had the user right $($Setting.right) before the agent, so the agent does not revoke it. Revoke it by hand."
    }
    $problem = Get-UserRightPolicyProblem -Right $Setting.right
    if ($null -ne $problem) {
        throw $problem
    }
    if ($Setting.ensure -ceq 'present') {
        Save-CreatedByAgent -Key $Setting.id
        Add-NodeUserRight -Sid $Current.sid -Right $Setting.right
        return
    }
    Remove-NodeUserRight -Sid $Current.sid -Right $Setting.right
    Remove-CreatedByAgent -Key $Setting.id
}
