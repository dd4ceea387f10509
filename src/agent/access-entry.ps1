# needs: sddl
# The entry of one group in a list of permissions. Registry keys, services and event channels all
# change it this way. The agent removes only entries that it added.

# Returns the descriptor that the setting asks for. Records an entry before the agent adds it.
function Resolve-AccessEntry {
    param(
        [Parameter(Mandatory = $true)] [pscustomobject] $Setting,
        [Parameter(Mandatory = $true)] [string] $Sddl,
        [Parameter(Mandatory = $true)] [pscustomobject] $Grant
    )
    if ($Setting.ensure -ceq 'present') {
        if (-not (Test-SddlGrant -Sddl $Sddl -Grant $Grant)) {
            Save-CreatedByAgent -Key $Setting.id
        }
        return Add-SddlGrant -Sddl $Sddl -Grant $Grant
    }
    if (-not (Test-CreatedByAgent -Key $Setting.id)) {
        throw "the access of group '$($Setting.group)' existed before the agent, so the agent does not remove it. Remove the entry by hand."
    }
    return Remove-SddlGrant -Sddl $Sddl -Grant $Grant
}

# Deletes the record of an entry that the agent has removed.
function Complete-AccessEntry {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if ($Setting.ensure -ceq 'absent') {
        Remove-CreatedByAgent -Key $Setting.id
    }
}
