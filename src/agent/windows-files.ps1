# Files and folders of the node, their permissions, and the agent's own folder.

# What stands at a path: 'none', 'file', 'directory', or 'link' for a reparse point of any kind.
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

# The list of permissions as SDDL, without owner and audit entries.
function Read-NodePathSddl {
    param([Parameter(Mandatory = $true)] [string] $Path)
    $sections = [System.Security.AccessControl.AccessControlSections]::Access
    return (Get-NodePathSecurity -Path $Path -Sections $sections).GetSecurityDescriptorSddlForm($sections)
}

function Get-NodePathSecurity {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [System.Security.AccessControl.AccessControlSections] $Sections)
    $class = if ([System.IO.Directory]::Exists($Path)) { 'DirectorySecurity' } else { 'FileSecurity' }
    return New-Object -TypeName "System.Security.AccessControl.$class" -ArgumentList $Path, $Sections
}

# Writes the list of permissions and nothing else.
function Write-NodePathSddl {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [string] $Sddl)
    $isDirectory = [System.IO.Directory]::Exists($Path)
    $security = New-Object -TypeName "System.Security.AccessControl.$(if ($isDirectory) { 'DirectorySecurity' } else { 'FileSecurity' })"
    $security.SetSecurityDescriptorSddlForm($Sddl, [System.Security.AccessControl.AccessControlSections]::Access)
    $item = New-Object -TypeName "System.IO.$(if ($isDirectory) { 'DirectoryInfo' } else { 'FileInfo' })" -ArgumentList $Path
    # PowerShell 7, with which tests run this, has the method elsewhere.
    if ($PSVersionTable.PSVersion.Major -le 5) {
        $item.SetAccessControl($security)
    } else {
        [System.IO.FileSystemAclExtensions]::SetAccessControl($item, $security)
    }
}

# Makes a folder whose parent is there. With SDDL it has these permissions from its first moment, and inherits none.
function Add-NodeDirectory {
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

# The security identifier of a folder's owner.
function Read-NodeDirectoryOwner {
    param([Parameter(Mandatory = $true)] [string] $Path)
    $security = Get-NodePathSecurity -Path $Path -Sections ([System.Security.AccessControl.AccessControlSections]::Owner)
    return $security.GetOwner([System.Security.Principal.SecurityIdentifier]).Value
}

# The folder of all agents of this library.
function Get-NodeStateRoot {
    return 'C:\ProgramData\cdk8s-hostprocess'
}

# Writes a file as a whole, in UTF-8 without a byte order mark: readers see the old text or the new one.
function Write-NodeFile {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text)
    $temporary = "$Path.new"
    # Made anew: in a folder that others write to it could be a link to any file of the node.
    [System.IO.File]::Delete($temporary)
    $bytes = (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false).GetBytes($Text)
    $stream = New-Object -TypeName System.IO.FileStream -ArgumentList $temporary, ([System.IO.FileMode]::CreateNew)
    try {
        $stream.Write($bytes, 0, $bytes.Length)
    } finally {
        $stream.Dispose()
    }
    if ([System.IO.File]::Exists($Path)) {
        [System.IO.File]::Replace($temporary, $Path, [NullString]::Value)
    } else {
        [System.IO.File]::Move($temporary, $Path)
    }
}

function Clear-NodeFile {
    param([Parameter(Mandatory = $true)] [string] $Path)
    [System.IO.File]::Delete($Path)
}
