# needs: facts-node-agent
# Files and folders of the node, and the folder of the agent.

# The kind of the item at a path: 'none', 'file', 'directory', or 'link' for any reparse point.
function Get-NodePathKind {
    param([Parameter(Mandatory = $true)] [string] $Path)
    try {
        $attributes = [System.IO.File]::GetAttributes($Path)
    } catch [System.IO.FileNotFoundException] {
        return 'none'
    } catch [System.IO.DirectoryNotFoundException] {
        return 'none'
    }
    if (($attributes -band [System.IO.FileAttributes]::ReparsePoint) -ne 0) {
        return 'link'
    }
    if (($attributes -band [System.IO.FileAttributes]::Directory) -ne 0) {
        return 'directory'
    }
    return 'file'
}

# Creates a folder in an existing folder. With SDDL, it has these permissions from the start and
# inherits none.
function New-NodeDirectory {
    param([Parameter(Mandatory = $true)] [string] $Path, [string] $Sddl)
    if ([string]::IsNullOrEmpty($Sddl)) {
        $null = [System.IO.Directory]::CreateDirectory($Path)
        return
    }
    $security = New-Object -TypeName System.Security.AccessControl.DirectorySecurity
    $security.SetSecurityDescriptorSddlForm($Sddl)
    if ($PSVersionTable.PSVersion.Major -le 5) {
        $null = [System.IO.Directory]::CreateDirectory($Path, $security)
    } else {
        $null = [System.IO.FileSystemAclExtensions]::CreateDirectory($security, $Path)
    }
}

# The folder that all agents of this library share.
function Get-NodeStateRoot {
    return $stateRoot
}

# Replaces a whole file, in UTF-8 without a byte order mark. Readers see either the old content or
# the new.
function Write-NodeFile {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text)
    Write-NodeFileByte -Path $Path -Bytes ((New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false).GetBytes($Text))
}

function Write-NodeFileByte {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [byte[]] $Bytes)
    $temporary = "$Path.new"
    # Always a new file: in a folder that others can write to, an old one could be a link to any
    # file of the node.
    [System.IO.File]::Delete($temporary)
    $stream = New-Object -TypeName System.IO.FileStream -ArgumentList $temporary, ([System.IO.FileMode]::CreateNew)
    try {
        $stream.Write($Bytes, 0, $Bytes.Length)
        # Flush to the disk, so that a power failure leaves the old file or the new one, not an
        # empty one.
        $stream.Flush($true)
    } finally {
        $stream.Dispose()
    }
    if ([System.IO.File]::Exists($Path)) {
        [System.IO.File]::Replace($temporary, $Path, [NullString]::Value)
    } else {
        [System.IO.File]::Move($temporary, $Path)
    }
}

function Remove-NodeFile {
    param([Parameter(Mandatory = $true)] [string] $Path)
    [System.IO.File]::Delete($Path)
}
