# Who else than SYSTEM and administrators can change what lies at a path.

# The last one is TrustedInstaller, which owns what Windows brings.
$safeOwners = @('S-1-5-18', 'S-1-5-32-544', 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464')
# Besides those, who makes something counts, since nobody else can.
$safeWriters = @('SY', 'CO', 'S-1-3-0') + $safeOwners
# Adding, deleting, changing permissions, the owner, or the attributes, with which a folder becomes a link.
# https://learn.microsoft.com/en-us/windows/win32/fileio/file-access-rights-constants
$changingRights = 0x500d0156

# Who besides SYSTEM and administrators can put something else in the place of a folder or file, or into it, as a text; or nothing.
function Get-PathStranger {
    param([Parameter(Mandatory = $true)] [string] $Path)
    $owner = Read-NodePathOwner -Path $Path
    if ($safeOwners -cnotcontains $owner) {
        return "belongs to $owner"
    }
    $others = @((ConvertFrom-Sddl -Sddl (Read-NodePathSddl -Path $Path)).Entries |
        Where-Object { $_.Type -ceq 'A' -and $safeWriters -cnotcontains $_.Sid -and ($_.Mask -band $changingRights) -ne 0 })
    if ($others.Count -gt 0) {
        return "is open for changes to $($others[0].Sid)"
    }
}
