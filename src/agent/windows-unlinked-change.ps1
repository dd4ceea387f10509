# needs: windows-timed-call, windows-unlinked-path
# Creates, renames and deletes files and folders below a handle of their folder, so that a link that
# another account creates meanwhile cannot redirect the change.
# https://learn.microsoft.com/en-us/windows-hardware/drivers/ddi/ntifs/nf-ntifs-ntsetinformationfile

$nativeSources['UnlinkedChange'] = @'
namespace HostProcessNode
{
    using System;
    using System.Runtime.InteropServices;
    using System.Text;
    using Microsoft.Win32.SafeHandles;

    public static class UnlinkedChange
    {
        const uint WriteData = 0x2;
        const uint DeleteItem = 0x10000;
        const uint ChangePermissions = 0x60000;
        const uint Synchronize = 0x100000;
        const uint CreateNew = 0x2;
        const uint Synchronous = 0x20;
        const uint Folder = 0x1;
        const uint NotFolder = 0x40;
        const int RenameInformation = 10;
        const int DispositionInformation = 13;
        const int DispositionInformationEx = 64;
        const int RenameInformationEx = 65;

        // With the semantics of POSIX, an item that others have open loses its name at once.
        const int ReplaceAsPosixIgnoringReadOnly = 0x43;
        const int DeleteAsPosixIgnoringReadOnly = 0x13;

        const int LongestMilliseconds = 2000;

        [DllImport("ntdll.dll", ExactSpelling = true)]
        static extern int NtSetInformationFile(SafeFileHandle handle, out UnlinkedPath.IoStatus status, byte[] information, int length, int kind);

        // Fails if something is there. Without a descriptor, the folder inherits its permissions.
        public static void CreateFolder(string path, byte[] descriptor)
        {
            Create(path, Synchronize, 0x7, Folder | Synchronous, descriptor).Dispose();
        }

        public static SafeFileHandle CreateFile(string path, byte[] descriptor)
        {
            return Create(path, WriteData | DeleteItem | ChangePermissions | Synchronize, 0, NotFolder | Synchronous, descriptor);
        }

        static SafeFileHandle Create(string path, uint rights, uint share, uint options, byte[] descriptor)
        {
            using (SafeFileHandle folder = UnlinkedPath.Open(FolderOf(path), 0))
            {
                return UnlinkedPath.Call(folder, NameOf(path), rights, share, CreateNew, options, descriptor);
            }
        }

        // Replaces the item that has the name.
        public static void Rename(SafeFileHandle opened, string path)
        {
            using (SafeFileHandle folder = UnlinkedPath.Open(FolderOf(path), 0))
            {
                byte[] name = Encoding.Unicode.GetBytes(NameOf(path));
                byte[] information = new byte[2 * IntPtr.Size + 4 + name.Length + 2];
                BitConverter.GetBytes(ReplaceAsPosixIgnoringReadOnly).CopyTo(information, 0);
                BitConverter.GetBytes(folder.DangerousGetHandle().ToInt64()).CopyTo(information, IntPtr.Size);
                BitConverter.GetBytes(name.Length).CopyTo(information, 2 * IntPtr.Size);
                name.CopyTo(information, 2 * IntPtr.Size + 4);
                Set(opened, RenameInformationEx, RenameInformation, information);
            }
        }

        public static void Delete(SafeFileHandle opened)
        {
            Set(opened, DispositionInformationEx, DispositionInformation, BitConverter.GetBytes(DeleteAsPosixIgnoringReadOnly));
        }

        // File systems other than NTFS know only the older kind, whose first byte is a Boolean.
        static void Set(SafeFileHandle opened, int kind, int olderKind, byte[] information)
        {
            int error = SetInTime(opened, information, information.Length, kind);
            if (error == unchecked((int)0xC0000002) || error == unchecked((int)0xC0000003) || error == unchecked((int)0xC000000D)
                || error == unchecked((int)0xC0000010) || error == unchecked((int)0xC00000BB))
            {
                Array.Clear(information, 0, 4);
                information[0] = 1;
                error = SetInTime(opened, information, olderKind == DispositionInformation ? 1 : information.Length, olderKind);
            }
            UnlinkedPath.Check(error);
        }

        static int SetInTime(SafeFileHandle opened, byte[] information, int length, int kind)
        {
            return TimedCall.Run(LongestMilliseconds, delegate
            {
                UnlinkedPath.IoStatus status;
                return NtSetInformationFile(opened, out status, information, length, kind);
            });
        }

        static string FolderOf(string path)
        {
            return path.Substring(0, path.LastIndexOf('\\'));
        }

        static string NameOf(string path)
        {
            return path.Substring(path.LastIndexOf('\\') + 1);
        }
    }
}
'@

$deleteItem = 0x10000
# Access denied, a sharing violation, or a call that was canceled because it waited too long.
$heldPathCodes = @(5, 32, 995)
$folderNotEmptyCode = 145
$changeSeconds = 3
$changeRetryMilliseconds = 200

# Creates a folder in an existing folder. Throws if something is there already, because someone else
# may own it. With SDDL, the folder has these permissions from the start and inherits none.
function New-NodeDirectory {
    param([Parameter(Mandatory = $true)] [string] $Path, [string] $Sddl)
    Import-NativeCode
    try {
        [HostProcessNode.UnlinkedChange]::CreateFolder($Path, (ConvertTo-DescriptorByte -Sddl $Sddl))
    } catch {
        throw "folder '$Path' cannot be created: $($_.Exception.GetBaseException().Message)"
    }
}

# Opens a new file for writing, which has its final permissions from the start. Throws if something
# is there already.
function Open-NewNodeFile {
    param([Parameter(Mandatory = $true)] [string] $Path, [string] $Sddl)
    Import-NativeCode
    try {
        $opened = [HostProcessNode.UnlinkedChange]::CreateFile($Path, (ConvertTo-DescriptorByte -Sddl $Sddl))
    } catch {
        throw "file '$Path' cannot be created: $($_.Exception.GetBaseException().Message)"
    }
    return New-Object -TypeName System.IO.FileStream -ArgumentList $opened, ([System.IO.FileAccess]::Write)
}

function ConvertTo-DescriptorByte {
    param([string] $Sddl)
    if ([string]::IsNullOrEmpty($Sddl)) {
        return $null
    }
    $descriptor = New-Object -TypeName System.Security.AccessControl.RawSecurityDescriptor -ArgumentList $Sddl
    $bytes = New-Object -TypeName byte[] -ArgumentList $descriptor.BinaryLength
    $descriptor.GetBinaryForm($bytes, 0)
    return , $bytes
}

# Gives an open file or folder another name, and replaces the file that has this name.
function Move-OpenedItem {
    param([Parameter(Mandatory = $true)] [Microsoft.Win32.SafeHandles.SafeFileHandle] $Opened, [Parameter(Mandatory = $true)] [string] $Path)
    Invoke-NodeChange -What "path '$Path' cannot be replaced" -Change { [HostProcessNode.UnlinkedChange]::Rename($Opened, $Path) }
}

# Gives a file or folder another name in the same or another folder. Throws if a folder has that
# name.
function Move-NodePath {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [string] $Destination)
    $opened = Open-NodePath -Path $Path -Rights $deleteItem
    try {
        Move-OpenedItem -Opened $opened -Path $Destination
    } finally {
        $opened.Dispose()
    }
}

# Deletes a file or an empty folder. Does nothing if the path does not exist.
function Remove-NodePath {
    param([Parameter(Mandatory = $true)] [string] $Path)
    Invoke-NodeChange -What "path '$Path' cannot be deleted" -Change {
        $opened = Open-NodePath -Path $Path -Rights $deleteItem -AllowMissing
        if ($null -ne $opened) {
            try {
                [HostProcessNode.UnlinkedChange]::Delete($opened)
            } finally {
                $opened.Dispose()
            }
        }
    }
}

# Programs such as antivirus software keep files open for a moment.
function Invoke-NodeChange {
    param([Parameter(Mandatory = $true)] [string] $What, [Parameter(Mandatory = $true)] [scriptblock] $Change)
    $started = [System.Diagnostics.Stopwatch]::StartNew()
    while ($true) {
        try {
            & $Change
            return
        } catch {
            $cause = $_.Exception.GetBaseException()
            $isHeld = $cause -is [System.ComponentModel.Win32Exception] -and $heldPathCodes -contains $cause.NativeErrorCode
            if ($cause -is [System.ComponentModel.Win32Exception] -and $cause.NativeErrorCode -eq $folderNotEmptyCode) {
                throw "$What, because it is not empty. Move or delete its content first."
            }
            if (-not $isHeld -or $started.Elapsed.TotalSeconds -ge $changeSeconds) {
                throw "${What}: $($cause.Message)"
            }
        }
        Start-Sleep -Milliseconds $changeRetryMilliseconds
    }
}
