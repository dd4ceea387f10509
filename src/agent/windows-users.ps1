# Members of a local group, through ADSI. Get-LocalGroupMember fails if one member no longer exists,
# such as a user that a container runtime left behind.
# https://github.com/PowerShell/PowerShell/issues/2996

# The security identifiers of the members.
function Read-NodeGroupMember {
    param([Parameter(Mandatory = $true)] [string] $Sid)
    $name = (Get-LocalGroup -SID $Sid).Name
    $group = New-Object -TypeName System.DirectoryServices.DirectoryEntry -ArgumentList "WinNT://$env:COMPUTERNAME/$name,group"
    try {
        foreach ($member in @($group.psbase.Invoke('Members'))) {
            $bytes = $member.GetType().InvokeMember('objectSid', [System.Reflection.BindingFlags]::GetProperty, $null, $member, $null)
            (New-Object -TypeName System.Security.Principal.SecurityIdentifier -ArgumentList ([byte[]]$bytes), 0).Value
        }
    } finally {
        $group.psbase.Dispose()
    }
}

# The names of users that run a process, without domain or computer.
function Read-NodeProcessUser {
    Get-Process -IncludeUserName | Where-Object { $null -ne $_.UserName } | ForEach-Object { ($_.UserName -split '\\')[-1] } | Sort-Object -Unique
}
