# needs: node-paths, windows-path-security
# Files of the node that settings bring or take away, and where the pod has them.

# Where a file of the pod lies: 'data:<name>' in its ConfigMap, 'image:<path>' in its image.
function Resolve-NodeSource {
    param([Parameter(Mandatory = $true)] [string] $Source)
    if ($Source.StartsWith('data:', [StringComparison]::Ordinal)) {
        return Join-Path -Path $env:HOSTPROCESS_DATA -ChildPath $Source.Substring(5)
    }
    if ($Source.StartsWith('image:', [StringComparison]::Ordinal)) {
        return Join-Path -Path $env:CONTAINER_SANDBOX_MOUNT_POINT -ChildPath $Source.Substring(6)
    }
    throw "source '$Source' begins neither with data: nor with image:"
}

# The SHA-256 of a file in lower-case hexadecimal, or nothing where there is none.
function Get-NodeFileSha256 {
    param([Parameter(Mandatory = $true)] [string] $Path)
    try {
        # Logs and databases are open for writing, and are read nevertheless.
        $stream = [System.IO.File]::Open($Path, [System.IO.FileMode]::Open, [System.IO.FileAccess]::Read, [System.IO.FileShare]'ReadWrite, Delete')
    } catch [System.IO.FileNotFoundException] {
        return $null
    } catch [System.IO.DirectoryNotFoundException] {
        return $null
    }
    $algorithm = [System.Security.Cryptography.SHA256]::Create()
    try {
        return [System.BitConverter]::ToString($algorithm.ComputeHash($stream)).Replace('-', '').ToLowerInvariant()
    } finally {
        $algorithm.Dispose()
        $stream.Dispose()
    }
}

# Puts a copy of a file in place of another or where none is: as a whole, and only if it is the one that the hash says. With SDDL it has these
# permissions before it has this content; without, those of the file that it replaces, or of its folder.
function Copy-NodeFile {
    param(
        [Parameter(Mandatory = $true)] [string] $Source,
        [Parameter(Mandatory = $true)] [string] $Destination,
        [Parameter(Mandatory = $true)] [string] $Sha256,
        [string] $Sddl
    )
    if ('file', 'none' -notcontains (Get-NodeUnlinkedPathKind -Path $Destination)) {
        throw "path '$Destination' is no file"
    }
    $temporary = "$Destination.cdk8s-new"
    Copy-NodeTemporaryFile -Source $Source -Temporary $temporary -Sddl $Sddl
    $copied = Get-NodeFileSha256 -Path $temporary
    if ($copied -cne $Sha256) {
        [System.IO.File]::Delete($temporary)
        throw "file '$Source' has the SHA-256 $copied, and $Sha256 is asked for"
    }
    if ((Get-NodeUnlinkedPathKind -Path $Destination) -eq 'none') {
        [System.IO.File]::Move($temporary, $Destination)
        return
    }
    # The file that takes another's place takes over its permissions.
    if (-not [string]::IsNullOrEmpty($Sddl)) {
        Set-NodePathSddl -Path $Destination -Sddl $Sddl
    }
    [System.IO.File]::Replace($temporary, $Destination, [NullString]::Value)
}

function Copy-NodeTemporaryFile {
    param([Parameter(Mandatory = $true)] [string] $Source, [Parameter(Mandatory = $true)] [string] $Temporary, [string] $Sddl)
    # Made anew: in a folder that others write to it could be a link to any file of the node.
    [System.IO.File]::Delete($Temporary)
    $from = [System.IO.File]::Open($Source, [System.IO.FileMode]::Open, [System.IO.FileAccess]::Read, [System.IO.FileShare]::Read)
    try {
        $to = Open-NewNodeFile -Path $Temporary -Sddl $Sddl
        try {
            $from.CopyTo($to)
            $to.Flush($true)
        } finally {
            $to.Dispose()
        }
    } finally {
        $from.Dispose()
    }
}

# A new file, open for writing, which has its permissions from its first moment.
function Open-NewNodeFile {
    param([Parameter(Mandatory = $true)] [string] $Path, [string] $Sddl)
    $mode = [System.IO.FileMode]::CreateNew
    if ([string]::IsNullOrEmpty($Sddl)) {
        return New-Object -TypeName System.IO.FileStream -ArgumentList $Path, $mode
    }
    $security = New-Object -TypeName System.Security.AccessControl.FileSecurity
    $security.SetSecurityDescriptorSddlForm($Sddl)
    $rights = [System.Security.AccessControl.FileSystemRights]::WriteData
    $none = [System.IO.FileShare]::None
    if ($PSVersionTable.PSVersion.Major -le 5) {
        return New-Object -TypeName System.IO.FileStream -ArgumentList $Path, $mode, $rights, $none, 65536, ([System.IO.FileOptions]::None), $security
    }
    $file = New-Object -TypeName System.IO.FileInfo -ArgumentList $Path
    return [System.IO.FileSystemAclExtensions]::Create($file, $mode, $rights, $none, 65536, [System.IO.FileOptions]::None, $security)
}

# Removes a file or an empty folder; nothing where there is none.
function Remove-NodePath {
    param([Parameter(Mandatory = $true)] [string] $Path)
    $kind = Get-NodeUnlinkedPathKind -Path $Path
    if ($kind -eq 'file') {
        [System.IO.File]::Delete($Path)
    } elseif ($kind -eq 'directory') {
        if ([System.IO.Directory]::GetFileSystemEntries($Path).Length -gt 0) {
            throw "folder '$Path' is not empty: move or remove what others have put there"
        }
        [System.IO.Directory]::Delete($Path, $false)
    }
}
