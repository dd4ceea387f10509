# needs: node-paths, windows-path-security
# Copies files from the pod to the node, and removes them.

# The path of a file of the pod: 'data:<name>' in its ConfigMap, 'image:<path>' in its image.
function Resolve-NodeSource {
    param([Parameter(Mandatory = $true)] [string] $Source)
    if ($Source.StartsWith('data:', [StringComparison]::Ordinal)) {
        return Join-Path -Path $env:HOSTPROCESS_DATA -ChildPath $Source.Substring(5)
    }
    if ($Source.StartsWith('image:', [StringComparison]::Ordinal)) {
        return Join-Path -Path $env:CONTAINER_SANDBOX_MOUNT_POINT -ChildPath $Source.Substring(6)
    }
    throw "source '$Source' must begin with data: or image:"
}

# The SHA-256 of a file in lower-case hexadecimal, or nothing if the file does not exist.
function Get-NodeFileSha256 {
    param([Parameter(Mandatory = $true)] [string] $Path)
    try {
        # Reads files that are open for writing too, such as logs and databases.
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

# Copies a file to a path, in one step and only if it has the expected hash. With SDDL, the copy has
# these permissions before it has its content. Without SDDL, it has the permissions of the file that
# it replaces, or of its folder.
function Copy-NodeFile {
    param(
        [Parameter(Mandatory = $true)] [string] $Source,
        [Parameter(Mandatory = $true)] [string] $Destination,
        [Parameter(Mandatory = $true)] [string] $Sha256,
        [string] $Sddl
    )
    if ('file', 'none' -notcontains (Get-NodeUnlinkedPathKind -Path $Destination)) {
        throw "path '$Destination' is not a file"
    }
    $temporary = "$Destination.cdk8s-new"
    Copy-NodeTemporaryFile -Source $Source -Temporary $temporary -Sddl $Sddl
    $copied = Get-NodeFileSha256 -Path $temporary
    if ($copied -cne $Sha256) {
        [System.IO.File]::Delete($temporary)
        throw "file '$Source' has the SHA-256 $copied instead of $Sha256"
    }
    if ((Get-NodeUnlinkedPathKind -Path $Destination) -eq 'none') {
        [System.IO.File]::Move($temporary, $Destination)
        return
    }
    # A file that replaces another takes over its permissions.
    if (-not [string]::IsNullOrEmpty($Sddl)) {
        Set-NodePathSddl -Path $Destination -Sddl $Sddl
    }
    [System.IO.File]::Replace($temporary, $Destination, [NullString]::Value)
}

function Copy-NodeTemporaryFile {
    param([Parameter(Mandatory = $true)] [string] $Source, [Parameter(Mandatory = $true)] [string] $Temporary, [string] $Sddl)
    # Always a new file: in a folder that others can write to, an old one could be a link to any
    # file of the node.
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

# Opens a new file for writing, with its final permissions from the start.
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

# Deletes a file or an empty folder. Does nothing if the path does not exist.
function Remove-NodePath {
    param([Parameter(Mandatory = $true)] [string] $Path)
    $kind = Get-NodeUnlinkedPathKind -Path $Path
    if ($kind -eq 'file') {
        [System.IO.File]::Delete($Path)
    } elseif ($kind -eq 'directory') {
        if ([System.IO.Directory]::GetFileSystemEntries($Path).Length -gt 0) {
            throw "folder '$Path' is not empty. Move or delete its content first."
        }
        [System.IO.Directory]::Delete($Path, $false)
    }
}
