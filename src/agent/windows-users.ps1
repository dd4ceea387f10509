# Members of a local group, by ADSI: Get-LocalGroupMember fails as soon as one member is no longer known, which users that a container
# runtime left behind bring about.
# https://github.com/PowerShell/PowerShell/issues/2996

# Security identifiers of the members.
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

# Names of the users, without domain or computer, that run a process.
function Read-NodeProcessUser {
    Get-Process -IncludeUserName | Where-Object { $null -ne $_.UserName } | ForEach-Object { ($_.UserName -split '\\')[-1] } | Sort-Object -Unique
}
