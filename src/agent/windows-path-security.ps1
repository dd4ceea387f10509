# needs: windows-timed-call, windows-unlinked-path
# Owners and permissions of files and folders, through handles that do not follow links.
# https://learn.microsoft.com/en-us/windows/win32/api/aclapi/nf-aclapi-setsecurityinfo
# https://learn.microsoft.com/en-us/windows/win32/secauthz/automatic-propagation-of-inheritable-aces

$nativeSources['PathSecurity'] = @'
namespace HostProcessNode
{
    using System;
    using System.ComponentModel;
    using System.Runtime.InteropServices;
    using Microsoft.Win32.SafeHandles;

    public static class PathSecurity
    {
        const int FileObject = 1;

        // Windows opens everything in a folder to pass permissions on, which can be many files.
        const int LongestMilliseconds = 300000;

        [DllImport("kernel32.dll", ExactSpelling = true)]
        static extern IntPtr LocalFree(IntPtr memory);

        [DllImport("advapi32.dll", ExactSpelling = true)]
        static extern int GetSecurityInfo(SafeHandle handle, int type, uint what, IntPtr owner, IntPtr group, IntPtr access, IntPtr audit, out IntPtr descriptor);

        [DllImport("advapi32.dll", ExactSpelling = true)]
        static extern int GetSecurityDescriptorLength(IntPtr descriptor);

        [DllImport("advapi32.dll", ExactSpelling = true)]
        static extern int SetSecurityInfo(SafeHandle handle, int type, uint what, byte[] owner, byte[] group, byte[] access, byte[] audit);

        public static byte[] Read(SafeFileHandle opened, uint what)
        {
            return Read(opened, FileObject, what);
        }

        // Of an object of any type.
        public static byte[] Read(SafeHandle opened, int type, uint what)
        {
            IntPtr descriptor;
            Check(GetSecurityInfo(opened, type, what, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, out descriptor));
            try
            {
                byte[] bytes = new byte[GetSecurityDescriptorLength(descriptor)];
                Marshal.Copy(descriptor, bytes, 0, bytes.Length);
                return bytes;
            }
            finally
            {
                LocalFree(descriptor);
            }
        }

        public static void Write(SafeFileHandle opened, uint what, byte[] owner, byte[] access)
        {
            Check(TimedCall.Run(LongestMilliseconds, delegate { return SetSecurityInfo(opened, FileObject, what, owner, null, access, null); }));
        }

        public static void WriteAudit(SafeHandle opened, int type, uint what, byte[] audit)
        {
            Check(TimedCall.Run(LongestMilliseconds, delegate { return SetSecurityInfo(opened, type, what, null, null, null, audit); }));
        }

        static void Check(int error)
        {
            if (error != 0)
            {
                throw new Win32Exception(error);
            }
        }
    }
}
'@

# A list without entries denies all access.
$closedSddl = 'D:P'

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
        return New-Object -TypeName System.Security.AccessControl.RawSecurityDescriptor -ArgumentList ([HostProcessNode.PathSecurity]::Read($opened, $Information)), 0
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
    $opened = Open-NodePath -Path $Path -Rights $writePathAccess
    try {
        Set-OpenedPathSddl -Opened $opened -Path $Path -Sddl $Sddl
    } finally {
        $opened.Dispose()
    }
}

# Denies all access to a file, also while programs have it open. A file with a second name is only
# closed in a folder in which no other account can create files: elsewhere, the second name may be
# one of a file of Windows. A folder stays open: its content, which can have other names, too, would
# inherit the denial.
function Close-NodeFile {
    param([Parameter(Mandatory = $true)] [string] $Path, [switch] $OfAgent)
    $opened = Open-NodePath -Path $Path -Rights $writePathAccess
    try {
        if ([HostProcessNode.UnlinkedPath]::IsFolder($opened)) {
            throw "path '$Path' is a folder, not a file"
        }
        if (-not $OfAgent) {
            Assert-OneName -Opened $opened -Path $Path
        }
        Write-OpenedPathSddl -Opened $opened -Sddl $closedSddl
    } finally {
        $opened.Dispose()
    }
}

function Set-OpenedPathSddl {
    param(
        [Parameter(Mandatory = $true)] [Microsoft.Win32.SafeHandles.SafeFileHandle] $Opened,
        [Parameter(Mandatory = $true)] [string] $Path,
        [Parameter(Mandatory = $true)] [string] $Sddl
    )
    $wanted = New-Object -TypeName System.Security.AccessControl.RawSecurityDescriptor -ArgumentList $Sddl
    if ($null -eq $wanted.DiscretionaryAcl) {
        throw "path '$Path' would get '$Sddl', which has no list of permissions and so allows access to all users. Set a list by hand."
    }
    Assert-OneName -Opened $Opened -Path $Path
    Write-OpenedPathSddl -Opened $Opened -Sddl $Sddl
}

function Write-OpenedPathSddl {
    param([Parameter(Mandatory = $true)] [Microsoft.Win32.SafeHandles.SafeFileHandle] $Opened, [Parameter(Mandatory = $true)] [string] $Sddl)
    $wanted = New-Object -TypeName System.Security.AccessControl.RawSecurityDescriptor -ArgumentList $Sddl
    $isProtected = ($wanted.ControlFlags -band [System.Security.AccessControl.ControlFlags]::DiscretionaryAclProtected) -ne 0
    $list = New-Object -TypeName byte[] -ArgumentList $wanted.DiscretionaryAcl.BinaryLength
    $wanted.DiscretionaryAcl.GetBinaryForm($list, 0)
    $information = [uint32]$accessInformation -bor [uint32]$(if ($isProtected) { $accessOfItsOwn } else { $accessFromFolder })
    [HostProcessNode.PathSecurity]::Write($Opened, $information, $null, $list)
}

# Writes only the owner.
function Set-NodePathOwner {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [string] $Sid)
    $owner = New-Object -TypeName System.Security.Principal.SecurityIdentifier -ArgumentList $Sid
    $bytes = New-Object -TypeName byte[] -ArgumentList $owner.BinaryLength
    $owner.GetBinaryForm($bytes, 0)
    $opened = Open-NodePath -Path $Path -Rights $writePathOwner
    try {
        Assert-OneName -Opened $opened -Path $Path
        [HostProcessNode.PathSecurity]::Write($opened, $ownerInformation, $bytes, $null)
    } finally {
        $opened.Dispose()
    }
}

function Assert-OneName {
    param([Parameter(Mandatory = $true)] [Microsoft.Win32.SafeHandles.SafeFileHandle] $Opened, [Parameter(Mandatory = $true)] [string] $Path)
    $names = [HostProcessNode.UnlinkedPath]::Names($Opened)
    if ($names -gt 1) {
        throw "file '$Path' has $names names (hard links), and its permissions would change under all of them"
    }
}
