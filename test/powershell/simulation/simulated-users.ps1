# In place of windows-users.ps1 and of the cmdlets for local users.

function Read-NodeProcessUser {
    $global:Windows.processUsers
}

function Get-LocalUser {
    [CmdletBinding()]
    param([string[]] $Name, [object[]] $SID)
    foreach ($user in @($global:Windows.users)) {
        if (($null -eq $Name -or $Name -contains $user.name) -and ($null -eq $SID -or $SID -contains $user.sid)) {
            $set = if ($null -eq $user.passwordLastSet) { $null } else { ([DateTime]$user.passwordLastSet).ToLocalTime() }
            [pscustomobject]@{ Name = $user.name; SID = $user.sid; Enabled = $true; PasswordLastSet = $set }
        }
    }
}

# Takes a user out of its groups too, as Windows does.
function Remove-LocalUser {
    [CmdletBinding()]
    param([object[]] $InputObject, [string[]] $Name, [object[]] $SID)
    $gone = @($global:Windows.users | Where-Object { $SID -contains $_.sid -or $Name -contains $_.name })
    if ($gone.Count -ne 1 -or $null -ne $InputObject) {
        throw "no such user: $SID$Name"
    }
    $global:Windows.users = @($global:Windows.users | Where-Object { $_.sid -cne $gone[0].sid })
    foreach ($group in @($global:Windows.groupMembers.Keys)) {
        $global:Windows.groupMembers[$group] = @($global:Windows.groupMembers[$group] | Where-Object { $_ -cne $gone[0].sid })
    }
    Save-SimulatedChange -What "user $($gone[0].name) removed"
}
