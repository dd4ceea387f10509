# needs: facts-path-length, facts-sha256, windows-files, windows-unlinked-change
# Paths of the node in settings: spelled so that Windows reads them in one way only, and reached
# without links.

# For a new folder below a drive, because every local user can create files in the root of a drive.
$newFolderSddl = 'O:SYG:SYD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)'

function Assert-NodePath {
    param([Parameter(Mandatory = $true)] [AllowNull()] [AllowEmptyString()] [object] $Path)
    if ($Path.Length -gt $longestPath -or $Path -cnotmatch '^[A-Z]:(?:\\[^\x00-\x1f\x7f<>:"/|?*\\]+)+\z') {
        throw "path '$Path' is not valid. Use an absolute path below a drive, such as C:\App, with backslashes, none of them at the end."
    }
    if (@($Path.Substring(3) -split '\\' | Where-Object { $_ -match '[. ]\z' -or $_ -match '^ ' -or $_ -match '~\d' }).Count -gt 0) {
        throw "path '$Path' has a name that begins or ends with a space, ends with a dot, or may be a short name. Use the long name."
    }
}

# The kind of the item at a path. Throws if a link is on the way.
function Get-NodeUnlinkedPathKind {
    param([Parameter(Mandatory = $true)] [string] $Path)
    $names = $Path -split '\\'
    $kind = 'none'
    for ($count = 2; $count -le $names.Count; $count++) {
        $part = $names[0..($count - 1)] -join '\'
        $kind = Get-NodePathKind -Path $part
        if ($kind -eq 'link') {
            throw "path '$Path' leads through a link at '$part', which the agent does not follow"
        }
        if ($kind -eq 'none') {
            return 'none'
        }
    }
    return $kind
}

function New-NodeDirectoryPath {
    param([Parameter(Mandatory = $true)] [string] $Path)
    $names = $Path -split '\\'
    for ($count = 2; $count -le $names.Count; $count++) {
        $part = $names[0..($count - 1)] -join '\'
        if ((Get-NodeUnlinkedPathKind -Path $part) -eq 'none') {
            New-NodeDirectory -Path $part -Sddl $(if ($count -eq 2) { $newFolderSddl } else { '' })
        }
    }
}

function Test-PathWithin {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [string] $Folder)
    # With a backslash after both, a folder is within itself.
    return "$Path\".StartsWith("$Folder\", [StringComparison]::OrdinalIgnoreCase)
}

# A file of the pod, 'data:<name>' or 'image:<path>', and the hash that it must have.
function Assert-NodeSource {
    param(
        [Parameter(Mandatory = $true)] [AllowNull()] [AllowEmptyString()] [object] $Source,
        [Parameter(Mandatory = $true)] [AllowNull()] [AllowEmptyString()] [object] $Sha256
    )
    $isData = $Source -is [string] -and $Source -cmatch '^data:(?!\.\.?(?:\.|\z))[A-Za-z0-9._-]{1,253}\z'
    $isImage = $Source -is [string] -and $Source -cmatch '^image:(?:(?!\.\.?(?:\\|\z))[^\x00-\x1f\x7f<>:"/|?*\\]+(?:\\(?!\z)|\z))+\z'
    if (-not $isData -and -not $isImage) {
        throw "source '$Source' is not valid. Use data: and the name of a file, or image: and a path."
    }
    if ($Sha256 -cnotmatch $sha256Pattern) {
        throw "source '$Source' has the SHA-256 '$Sha256', which is not 64 hexadecimal digits in lower case"
    }
}
