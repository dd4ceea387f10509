# needs: sddl, windows-path-security
# Finds accounts besides SYSTEM and administrators that can change the item at a path.

# The last identifier is TrustedInstaller, which owns the files of Windows.
$safeOwners = @('S-1-5-18', 'S-1-5-32-544', 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464')
# In addition: LA, the first administrator; DA and EA, the administrators of the domain and of the
# forest; OW, the owner, who is checked separately; CO, the creator, because only safe accounts can
# create items.
$safeWriters = @('SY', 'LA', 'DA', 'EA', 'OW', 'S-1-3-4', 'CO', 'S-1-3-0') + $safeOwners
# Rights to add, delete, and change permissions, the owner, or attributes, which can turn a folder
# into a link.
# https://learn.microsoft.com/en-us/windows/win32/fileio/file-access-rights-constants
$changingRights = 0x500d0156

# Rights to delete or rename a folder or what is in it, or to take such rights.
$replacingRights = 0xd0040
# The same for a drive, which no account can delete or rename.
$replacingRightsOfDrive = 0xc0040

# Entries that allow or deny.
$knownEntryTypes = @('A', 'D')

# Describes an account besides SYSTEM and administrators that can replace a folder or file or its
# content. Returns nothing if there is no such account.
function Get-PathStranger {
    param([Parameter(Mandatory = $true)] [string] $Path)
    Get-Stranger -Owner (Read-NodePathOwner -Path $Path) -Sddl (Read-NodePathSddl -Path $Path) -Rights $changingRights
}

function Get-Stranger {
    param([Parameter(Mandatory = $true)] [string] $Owner, [Parameter(Mandatory = $true)] [string] $Sddl, [Parameter(Mandatory = $true)] [int] $Rights)
    if (-not (Test-SafeSid -Sid $Owner -Among $safeOwners)) {
        return "is owned by $Owner"
    }
    try {
        $entries = @((ConvertFrom-Sddl -Sddl $Sddl).Entries)
        # Windows treats an entry for objects as any other entry if it names no type of object.
        $isKnown = @($entries | Where-Object { $knownEntryTypes -cnotcontains $_.Type }).Count -eq 0
    } catch {
        $isKnown = $false
    }
    if (-not $isKnown) {
        return 'has permissions that the agent cannot read'
    }
    $others = @($entries |
        Where-Object { -not ($Rights -eq $replacingRights -and $_.Flags -ccontains 'IO') } |
        Where-Object { $_.Type -ceq 'A' -and -not (Test-SafeSid -Sid $_.Sid -Among $safeWriters) -and ($_.Mask -band $Rights) -ne 0 })
    if ($others.Count -gt 0) {
        return "can be changed by $($others[0].Sid)"
    }
}

# Describes the first folder in a path, or the item at its end, that others can replace or change.
# Returns nothing if the path is safe. Skips the drive, and more folders that are safe anyway.
function Get-OpenPath {
    param([Parameter(Mandatory = $true)] [string] $Path, [int] $Skip = 1)
    $names = $Path -split '\\'
    for ($count = $Skip + 1; $count -le $names.Count; $count++) {
        $part = $names[0..($count - 1)] -join '\'
        $stranger = Get-PathStranger -Path $part
        if ($null -ne $stranger) {
            return "'$part' $stranger"
        }
    }
}

# Identifiers end with 500 for the first administrator of a computer or domain, 512 for the
# administrators of the domain, and 519 for those of the forest.
# https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-security-identifiers
function Test-SafeSid {
    param([Parameter(Mandatory = $true)] [string] $Sid, [Parameter(Mandatory = $true)] [string[]] $Among)
    return $Among -ccontains $Sid -or $Sid -cmatch '^S-1-5-21-\d+-\d+-\d+-(?:500|512|519)\z'
}
