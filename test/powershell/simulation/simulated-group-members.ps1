# In place of windows-group-members.ps1: the members of a group by its identifier, and the accounts of a domain by their names.

function Get-SimulatedGroupSid {
    param([Parameter(Mandatory = $true)] [string] $Group)
    $found = @($global:Windows.groups | Where-Object { $_.name -eq $Group })
    if ($found.Count -ne 1) {
        throw "NetLocalGroupGetMembers returns error 2220"
    }
    return $found[0].sid
}

function Read-NodeGroupMember {
    param([Parameter(Mandatory = $true)] [string] $Group)
    $sid = Get-SimulatedGroupSid -Group $Group
    if ($global:Windows.groupMembers.ContainsKey($sid)) {
        $global:Windows.groupMembers[$sid]
    }
}

function Add-NodeGroupMember {
    param([Parameter(Mandatory = $true)] [string] $Group, [Parameter(Mandatory = $true)] [string] $Sid)
    $members = @(Read-NodeGroupMember -Group $Group)
    if ($members -ccontains $Sid) {
        return 1378
    }
    # Windows takes no local group for a member, and of its own accounts only those that exist.
    if (@($global:Windows.groups | Where-Object { $_.sid -ceq $Sid }).Count -gt 0) {
        return 1388
    }
    $global:Windows.groupMembers[(Get-SimulatedGroupSid -Group $Group)] = @($members) + $Sid
    Save-SimulatedChange -What "member $Sid of group $Group"
    return 0
}

function Remove-NodeGroupMember {
    param([Parameter(Mandatory = $true)] [string] $Group, [Parameter(Mandatory = $true)] [string] $Sid)
    $members = @(Read-NodeGroupMember -Group $Group)
    if ($members -cnotcontains $Sid) {
        return 1377
    }
    $global:Windows.groupMembers[(Get-SimulatedGroupSid -Group $Group)] = @($members | Where-Object { $_ -cne $Sid })
    Save-SimulatedChange -What "no member $Sid of group $Group"
    return 0
}
