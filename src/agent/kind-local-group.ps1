# needs: facts-group-name, fields-local-group, local-groups
# A local group. The agent never creates, changes or deletes a group of Windows, whatever its name
# is in the language of this Windows.

function Assert-LocalGroupSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $name = $Setting.name
    # LOCALGROUP_INFO_0 and the API server accept the same names.
    if ($name -cnotmatch '^[^\x00-\x1f\x7f"/\\\[\]:|<>+=;,?*@]{1,104}\z' -or $name.Trim() -cne $name -or $name.EndsWith('.', [StringComparison]::Ordinal)) {
        throw "group '$name' has a name that Windows does not allow"
    }
    if ($Setting.origin -ceq 'existing') {
        if ($Setting.ensure -cne 'present' -or $null -ne $Setting.PSObject.Properties['description']) {
            throw "group '$name' is an existing group: the agent neither describes nor deletes it. Remove the description, and use present."
        }
        return
    }
    if ($name -cnotmatch $definedGroupNamePattern) {
        throw "group '$name' has a name that is not safe. Use letters, digits, spaces, dashes and underscores."
    }
    if ($null -eq $Setting.PSObject.Properties['description'] -or $Setting.description -eq '' -or
        $Setting.description.Length -gt 48 -or $Setting.description -cmatch '[\x00-\x1f\x7f]') {
        throw "group '$name' needs a description of one line with 1 to 48 characters"
    }
}

function Read-LocalGroupSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $group = Get-NodeGroup -Name $Setting.name
    if ($null -eq $group) {
        return @{ exists = $false }
    }
    return @{ exists = $true; name = [string]$group.Name; description = [string]$group.Description; sid = [string]$group.SID }
}

function Compare-LocalGroupSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'absent') {
        if ($Current.exists) {
            "group '$($Setting.name)' exists and should not"
        }
        return
    }
    if (-not $Current.exists) {
        "group '$($Setting.name)' does not exist"
        return
    }
    if ($Setting.origin -ceq 'defined') {
        if ($Current.sid.StartsWith('S-1-5-32-', [StringComparison]::Ordinal)) {
            "group '$($Setting.name)' is a group of Windows ($($Current.sid))"
        } elseif (-not [string]::Equals($Current.description, $Setting.description, [System.StringComparison]::Ordinal)) {
            "group '$($Setting.name)' has the description '$($Current.description)' instead of '$($Setting.description)'"
        }
    }
}

function Sync-LocalGroupSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.origin -ceq 'existing') {
        throw "group '$($Setting.name)' does not exist on this node, and the agent does not create a group with the origin existing. Correct its name, or define the group."
    }
    if ($Current.exists -and $Current.sid.StartsWith('S-1-5-32-', [StringComparison]::Ordinal)) {
        throw "group '$($Setting.name)' is a group of Windows ($($Current.sid)), which the agent does not change"
    }
    if ($Setting.ensure -ceq 'absent') {
        if (-not (Test-CreatedByAgent -Key $Setting.id)) {
            throw "group '$($Setting.name)' existed before the agent, so the agent does not delete it. Delete it by hand."
        }
        Remove-LocalGroup -SID $Current.sid
        Remove-CreatedByAgent -Key $Setting.id
        return
    }
    if ($Current.exists) {
        Set-LocalGroup -SID $Current.sid -Description $Setting.description
        return
    }
    Save-CreatedByAgent -Key $Setting.id
    $null = New-LocalGroup -Name $Setting.name -Description $Setting.description
}
