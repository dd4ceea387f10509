# needs: fields-temporary-users, local-groups, windows-users
# Temporary users of a local group that the container runtime left behind when it was killed. It names them with the first 20 characters of
# the container's id, and gives them a new password at their birth.
# https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/logon.go

# A container that is being started has a user and no process yet.
$shortestAgeSeconds = 3600

function Assert-TemporaryUsersSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if ($Setting.ensure -cne 'present') {
        throw "temporary users of group '$($Setting.group)' cannot be asked to be $($Setting.ensure). Leave the setting out."
    }
    $age = $Setting.olderThanSeconds
    if (($age -isnot [int] -and $age -isnot [long]) -or $age -lt $shortestAgeSeconds -or $age -gt [int]::MaxValue) {
        throw "temporary users of group '$($Setting.group)' older than '$age' seconds are not safe to remove. Use a whole number of seconds from $shortestAgeSeconds."
    }
}

function Read-TemporaryUsersSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $members = @(Read-NodeGroupMember -Sid (Get-NodeGroupSid -Name $Setting.group))
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
        # Looked at again: the first look may be a while ago.
        $left = @((Read-TemporaryUsersSetting -Setting $Setting).users | ForEach-Object { $_.sid })
        if ($left -ccontains $user.sid) {
            Remove-LocalUser -SID $user.sid
        }
    }
}
