# needs: fields-temporary-users, local-groups, windows-group-members, windows-users
# Temporary users of a local group that the container runtime left behind when it was killed. The
# runtime names a user with the first 20 characters of the container id, and sets a new password
# when it creates the user.
# https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/logon.go

# While a container is starting, its user exists but has no process yet.
$shortestAgeSeconds = 3600

function Assert-TemporaryUsersSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if ($Setting.ensure -cne 'present') {
        throw "temporary users of group '$($Setting.group)' have ensure '$($Setting.ensure)'. Use present, or remove the setting."
    }
    $age = $Setting.olderThanSeconds
    if ($age -lt $shortestAgeSeconds -or $age -gt [int]::MaxValue) {
        throw "temporary users of group '$($Setting.group)' have olderThanSeconds '$age'. Use a whole number from ${shortestAgeSeconds}: younger users may be in use."
    }
}

function Read-TemporaryUsersSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $null = Get-NodeGroupSid -Name $Setting.group
    $members = @(Read-NodeGroupMember -Group $Setting.group)
    $bornBefore = [DateTime]::UtcNow.AddSeconds(-$Setting.olderThanSeconds)
    $candidates = @(Get-LocalUser | Where-Object {
        $_.Name -cmatch '^[0-9a-f]{20}\z' -and $members -ccontains [string]$_.SID -and
            $null -ne $_.PasswordLastSet -and ([DateTime]$_.PasswordLastSet).ToUniversalTime() -lt $bornBefore
    })
    $busy = if ($candidates.Count -gt 0) { @(Read-NodeProcessUser) } else { @() }
    $users = @($candidates | Where-Object { $busy -notcontains $_.Name } | ForEach-Object {
        @{ name = $_.Name; sid = [string]$_.SID; passwordLastSet = ([DateTime]$_.PasswordLastSet).ToUniversalTime().ToString('o') }
    })
    return @{ exists = ($users.Count -gt 0); users = $users }
}

function Compare-TemporaryUsersSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $Current.users | ForEach-Object { "user $($_.name) of group '$($Setting.group)' was left behind, with its password set at $($_.passwordLastSet)" }
}

function Sync-TemporaryUsersSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    foreach ($user in $Current.users) {
        # Check again, because time has passed since the first check.
        $left = @((Read-TemporaryUsersSetting -Setting $Setting).users | ForEach-Object { $_.sid })
        if ($left -ccontains $user.sid) {
            Remove-LocalUser -SID $user.sid
        }
    }
}
