# needs: sddl
# The entry of one group in the permissions of something: how registry keys, services and event channels change it alike. What the agent did
# not write it does not remove.

# The descriptor that the setting asks for. An entry that the agent adds is recorded before it is there.
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
        throw "access of group '$($Setting.group)' was there before the agent, which removes only what it made. Remove the entry by hand."
    }
    return Remove-SddlGrant -Sddl $Sddl -Grant $Grant
}

# Forgets an entry that is gone.
function Complete-AccessEntry {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if ($Setting.ensure -ceq 'absent') {
        Remove-CreatedByAgent -Key $Setting.id
    }
}
