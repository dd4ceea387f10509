# needs: facts-built-in-groups, facts-reason, fields-group-member, local-groups, member-accounts, windows-group-members
# A member of a local group. The agent removes only a member that it added. The record of a member
# contains the identifiers of the group and of the account: the account can be deleted meanwhile, or
# another one can get its name.

function Assert-GroupMemberSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $hasName = $null -ne $Setting.PSObject.Properties['group']
    $hasSid = $null -ne $Setting.PSObject.Properties['groupSid']
    $hasReason = $null -ne $Setting.PSObject.Properties['sensitiveReason']
    if ($hasName -eq $hasSid) {
        throw "member '$($Setting.member)' must have either group or groupSid"
    }
    if ($hasName -and $Setting.group.Trim() -ceq '') {
        throw "member '$($Setting.member)' has a group without a name"
    }
    if ($hasReason -and $Setting.sensitiveReason -cnotmatch $reasonPattern) {
        throw "sensitiveReason '$($Setting.sensitiveReason)' is not valid. Use one line of up to 250 characters."
    }
    $isAdministrative = $hasSid -and $administrativeGroups -ccontains $Setting.groupSid
    if ($hasSid -and -not $isAdministrative -and $builtInGroups -cnotcontains $Setting.groupSid) {
        throw "group $($Setting.groupSid) is not a group of Windows that can get members. Use one of $($builtInGroups -join ', ')."
    }
    if ($hasReason -and -not $isAdministrative) {
        throw "member '$($Setting.member)' has a sensitiveReason, but its group is not administrative. Remove the reason."
    }
    Assert-MemberName -Member $Setting.member
    if ($isAdministrative -and $Setting.ensure -ceq 'present') {
        if (-not $hasReason) {
            throw "group $($Setting.groupSid) is administrative: its members can take over the node. If that is intended, set sensitiveReason."
        }
        Assert-MemberSid -Member $Setting.member -Sid $Setting.member -OfAdministrativeGroup
    }
}

function Read-GroupMemberSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $group = Get-MemberGroup -Setting $Setting
    if ($null -eq $group) {
        return @{ exists = $false; group = $null; groupSid = $null; sid = $null; isAdded = $false; replacedSid = $null }
    }
    $groupSid = [string]$group.SID
    if ($Setting.ensure -ceq 'present') {
        Assert-MemberGroup -Setting $Setting -Sid $groupSid
    }
    $added = Read-ChangedByAgent -Key $Setting.id
    if ($null -ne $added -and $added.groupSid -cne $groupSid) {
        # The earlier group of this name is gone, and its members with it.
        $added = $null
    }
    $sid = Get-CurrentMemberSid -Setting $Setting -Added $added
    $members = @(Read-NodeGroupMember -Group $group.Name)
    $isAdded = $null -ne $added -and $added.sid -ceq $sid
    $replacedSid = $null
    if ($null -ne $added -and -not $isAdded -and $members -ccontains $added.sid) {
        $replacedSid = $added.sid
    }
    return @{
        exists = ($null -ne $sid -and $members -ccontains $sid)
        group = [string]$group.Name
        groupSid = $groupSid
        sid = $sid
        isAdded = $isAdded
        replacedSid = $replacedSid
    }
}

function Get-MemberGroup {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if ($null -ne $Setting.PSObject.Properties['groupSid']) {
        return Get-NodeGroupBySid -Sid $Setting.groupSid
    }
    return Get-NodeGroup -Name $Setting.group
}

# The name of a group of Windows depends on the language, so only its identifier shows what it is.
function Assert-MemberGroup {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [string] $Sid)
    if ($null -ne $Setting.PSObject.Properties['group'] -and $Sid.StartsWith('S-1-5-32-', [StringComparison]::Ordinal) -and $builtInGroups -cnotcontains $Sid) {
        throw "group '$($Setting.group)' is a group of Windows ($Sid), to which the agent adds no members by this name. Use groupSid."
    }
}

# To remove a member, the agent needs no domain: the record has its identifier. Without a record,
# there is nothing of the agent to remove.
function Get-CurrentMemberSid {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [AllowNull()] [object] $Added)
    if ($Setting.ensure -ceq 'absent') {
        if ($null -ne $Added) {
            return $Added.sid
        }
        try {
            return Get-MemberSid -Member $Setting.member
        } catch {
            return $null
        }
    }
    $sid = Get-MemberSid -Member $Setting.member
    $isAdministrative = $null -ne $Setting.PSObject.Properties['sensitiveReason']
    Assert-MemberSid -Member $Setting.member -Sid $sid -OfAdministrativeGroup:$isAdministrative
    return $sid
}

function Compare-GroupMemberSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'absent') {
        if ($Current.exists) {
            "account '$($Setting.member)' is a member of group '$($Current.group)' and should not be"
        }
        return
    }
    if ($null -eq $Current.groupSid) {
        "group '$(Get-MemberGroupLabel -Setting $Setting)' does not exist"
        return
    }
    if (-not $Current.exists) {
        "account '$($Setting.member)' is not a member of group '$($Current.group)'"
    }
    if ($null -ne $Current.replacedSid) {
        "group '$($Current.group)' has the member $($Current.replacedSid), which the agent added when that account had the name '$($Setting.member)'"
    }
}

function Get-MemberGroupLabel {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    return $(if ($null -ne $Setting.PSObject.Properties['groupSid']) { $Setting.groupSid } else { $Setting.group })
}

function Sync-GroupMemberSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'absent') {
        if (-not $Current.isAdded) {
            throw "account '$($Setting.member)' was a member of group '$($Current.group)' before the agent, so the agent does not remove it. Remove it by hand."
        }
        Remove-GroupMember -Current $Current -Sid $Current.sid
        Remove-CreatedByAgent -Key $Setting.id
        return
    }
    if ($null -eq $Current.groupSid) {
        throw "group '$(Get-MemberGroupLabel -Setting $Setting)' does not exist on this node. Define it before its members, or correct its name."
    }
    if ($null -ne $Current.replacedSid) {
        Remove-GroupMember -Current $Current -Sid $Current.replacedSid
    }
    if ($Current.exists) {
        Remove-CreatedByAgent -Key $Setting.id
        return
    }
    if (-not $Current.isAdded) {
        # A record of another account or group does not apply to this one.
        Remove-CreatedByAgent -Key $Setting.id
    }
    Save-CreatedByAgent -Key $Setting.id -Was @{ groupSid = $Current.groupSid; sid = $Current.sid }
    $failure = Add-NodeGroupMember -Group $Current.group -Sid $Current.sid
    # 1378: it has become a member meanwhile.
    if ($failure -ne 0 -and $failure -ne 1378) {
        $reason = switch ($failure) {
            1387 { 'it does not exist' }
            1388 { 'a group cannot have a member of this type, such as a local group' }
            default { 'the reason is in the list of system error codes' }
        }
        throw "Windows does not add account '$($Setting.member)' ($($Current.sid)) to group '$($Current.group)': $reason (error $failure)"
    }
}

function Remove-GroupMember {
    param([Parameter(Mandatory = $true)] [hashtable] $Current, [Parameter(Mandatory = $true)] [string] $Sid)
    $failure = Remove-NodeGroupMember -Group $Current.group -Sid $Sid
    # 1377: it is no longer a member.
    if ($failure -ne 0 -and $failure -ne 1377) {
        throw "Windows does not remove the member $Sid from group '$($Current.group)' (error $failure)"
    }
}
