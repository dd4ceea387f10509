# needs: sddl, windows-path-security
# Who else than SYSTEM and administrators can change what lies at a path.

# The last one is TrustedInstaller, which owns what Windows brings.
$safeOwners = @('S-1-5-18', 'S-1-5-32-544', 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464')
# Besides those: LA, the first administrator; OW, the owner, who is looked at by himself; CO, who made something, since nobody else can.
$safeWriters = @('SY', 'LA', 'OW', 'S-1-3-4', 'CO', 'S-1-3-0') + $safeOwners
# Adding, deleting, changing permissions, the owner, or the attributes, with which a folder becomes a link.
# https://learn.microsoft.com/en-us/windows/win32/fileio/file-access-rights-constants
$changingRights = 0x500d0156

# Who besides SYSTEM and administrators can put something else in the place of a folder or file, or into it, as a text; or nothing.
function Get-PathStranger {
    param([Parameter(Mandatory = $true)] [string] $Path)
    $owner = Read-NodePathOwner -Path $Path
    if (-not (Test-SafeSid -Sid $owner -Among $safeOwners)) {
        return "belongs to $owner"
    }
    $others = @((ConvertFrom-Sddl -Sddl (Read-NodePathSddl -Path $Path)).Entries |
        Where-Object { $_.Type -ceq 'A' -and -not (Test-SafeSid -Sid $_.Sid -Among $safeWriters) -and ($_.Mask -band $changingRights) -ne 0 })
    if ($others.Count -gt 0) {
        return "is open for changes to $($others[0].Sid)"
    }
}

# The first administrator has the number 500 on each computer and in each domain.
# https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-security-identifiers
function Test-SafeSid {
    param([Parameter(Mandatory = $true)] [string] $Sid, [Parameter(Mandatory = $true)] [string[]] $Among)
    return $Among -ccontains $Sid -or $Sid -cmatch '^S-1-5-21-\d+-\d+-\d+-500\z'
}
