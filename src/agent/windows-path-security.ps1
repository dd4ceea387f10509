# needs: windows-unlinked-path
# Owners and permissions of files and folders, through handles that do not follow links.
# https://learn.microsoft.com/en-us/windows/win32/api/aclapi/nf-aclapi-setsecurityinfo
# https://learn.microsoft.com/en-us/windows/win32/secauthz/automatic-propagation-of-inheritable-aces

$readPathSecurity = 0x20000
$writePathAccess = 0x60000
$writePathOwner = 0xa0000

# https://learn.microsoft.com/en-us/windows/win32/secauthz/security-information
$ownerInformation = 0x1
$accessInformation = 0x4
$accessFromFolder = 0x20000000
$accessOfItsOwn = [uint32]2147483648

function Get-NodePathSecurity {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [uint32] $Information)
    $opened = Open-NodePath -Path $Path -Rights $readPathSecurity
    try {
        return New-Object -TypeName System.Security.AccessControl.RawSecurityDescriptor -ArgumentList ([HostProcessNode.UnlinkedPath]::Read($opened, $Information)), 0
    } finally {
        $opened.Dispose()
    }
}

# The list of permissions in SDDL, without owner and audit entries.
function Read-NodePathSddl {
    param([Parameter(Mandatory = $true)] [string] $Path)
    return (Get-NodePathSecurity -Path $Path -Information $accessInformation).GetSddlForm([System.Security.AccessControl.AccessControlSections]::Access)
}

# The security identifier of the owner of a folder or a file.
function Read-NodePathOwner {
    param([Parameter(Mandatory = $true)] [string] $Path)
    return (Get-NodePathSecurity -Path $Path -Information $ownerInformation).Owner.Value
}

# Writes only the list of permissions. The content of a folder inherits again.
function Set-NodePathSddl {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [string] $Sddl)
    $wanted = New-Object -TypeName System.Security.AccessControl.RawSecurityDescriptor -ArgumentList $Sddl
    if ($null -eq $wanted.DiscretionaryAcl) {
        throw "path '$Path' would get '$Sddl', which has no list of permissions and so allows access to all users. Set a list by hand."
    }
    $isProtected = ($wanted.ControlFlags -band [System.Security.AccessControl.ControlFlags]::DiscretionaryAclProtected) -ne 0
    $list = New-Object -TypeName byte[] -ArgumentList $wanted.DiscretionaryAcl.BinaryLength
    $wanted.DiscretionaryAcl.GetBinaryForm($list, 0)
    $information = [uint32]$accessInformation -bor [uint32]$(if ($isProtected) { $accessOfItsOwn } else { $accessFromFolder })
    Set-NodePathSecurity -Path $Path -Rights $writePathAccess -Information $information -Access $list
}

# Writes only the owner.
function Set-NodePathOwner {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [string] $Sid)
    $owner = New-Object -TypeName System.Security.Principal.SecurityIdentifier -ArgumentList $Sid
    $bytes = New-Object -TypeName byte[] -ArgumentList $owner.BinaryLength
    $owner.GetBinaryForm($bytes, 0)
    Set-NodePathSecurity -Path $Path -Rights $writePathOwner -Information $ownerInformation -Owner $bytes
}

function Set-NodePathSecurity {
    param(
        [Parameter(Mandatory = $true)] [string] $Path,
        [Parameter(Mandatory = $true)] [int] $Rights,
        [Parameter(Mandatory = $true)] [uint32] $Information,
        [byte[]] $Owner = $null,
        [byte[]] $Access = $null
    )
    $opened = Open-NodePath -Path $Path -Rights $Rights
    try {
        $names = [HostProcessNode.UnlinkedPath]::Names($opened)
        if ($names -gt 1) {
            throw "file '$Path' has $names names (hard links), and its permissions would change under all of them"
        }
        [HostProcessNode.UnlinkedPath]::Write($opened, $Information, $Owner, $Access)
    } finally {
        $opened.Dispose()
    }
}
