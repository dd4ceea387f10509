# needs: windows-backup-privileges
# Windows follows links in a path: an attacker who can create one between a check and a change would
# choose what SYSTEM changes or opens to a group. So a path is opened name by name, each in the
# folder that was opened before, and no link is followed.
# https://learn.microsoft.com/en-us/windows/win32/api/winternl/nf-winternl-ntcreatefile

$nativeSources['UnlinkedPath'] = @'
namespace HostProcessNode
{
    using System;
    using System.ComponentModel;
    using System.Runtime.InteropServices;
    using Microsoft.Win32.SafeHandles;

    public static class UnlinkedPath
    {
        const uint ReadAttributes = 0x80;
        const uint Synchronize = 0x100000;
        const uint CaseInsensitive = 0x40;
        const uint ShareEverything = 0x7;
        const uint OpenExisting = 0x1;
        const uint Folder = 0x1;
        const uint Synchronous = 0x20;
        const uint ForBackupWithoutFollowing = 0x204000;
        const uint CompleteIfOplocked = 0x100;
        const int OplockBreakInProgress = 0x108;
        const uint ReadWriteOrDelete = 0x10003;
        const int SharingViolation = 32;
        const uint ReparsePoint = 0x400;
        const uint FolderAttribute = 0x10;
        const int AccessDenied = 5;

        [StructLayout(LayoutKind.Sequential)]
        public struct UnicodeString { public ushort Length; public ushort MaximumLength; public IntPtr Buffer; }

        [StructLayout(LayoutKind.Sequential)]
        public struct ObjectAttributes
        {
            public int Length;
            public IntPtr RootDirectory;
            public IntPtr Name;
            public uint Attributes;
            public IntPtr SecurityDescriptor;
            public IntPtr QualityOfService;
        }

        [StructLayout(LayoutKind.Sequential)]
        public struct IoStatus { public IntPtr Status; public IntPtr Information; }

        [StructLayout(LayoutKind.Sequential, Pack = 4)]
        public struct FileInformation
        {
            public uint Attributes;
            public long CreationTime, LastAccessTime, LastWriteTime;
            public uint VolumeSerialNumber, SizeHigh, SizeLow, Names, IndexHigh, IndexLow;
        }

        [DllImport("ntdll.dll", ExactSpelling = true)]
        static extern int NtCreateFile(out SafeFileHandle opened, uint access, ref ObjectAttributes what, out IoStatus status, IntPtr size,
            uint attributes, uint share, uint disposition, uint options, IntPtr extended, uint extendedLength);

        [DllImport("ntdll.dll", ExactSpelling = true)]
        static extern int RtlNtStatusToDosError(int status);

        [DllImport("kernel32.dll", ExactSpelling = true, SetLastError = true)]
        static extern bool GetFileInformationByHandle(SafeFileHandle handle, out FileInformation information);

        // The rights are for the item with the last name.
        public static SafeFileHandle Open(string path, uint rights)
        {
            SafeFileHandle current = null;
            string[] names = path.Split('\\');
            for (int i = 0; i < names.Length; i++)
            {
                bool isLast = i == names.Length - 1;
                SafeFileHandle next;
                try
                {
                    next = OpenBelow(current, i == 0 ? "\\??\\" + names[0] + "\\" : names[i], isLast ? rights | Synchronize : 0, isLast ? Synchronous : Folder);
                }
                finally
                {
                    if (current != null)
                    {
                        current.Dispose();
                    }
                }
                if ((InformationOf(next).Attributes & ReparsePoint) != 0)
                {
                    next.Dispose();
                    throw new InvalidOperationException("it leads through a link at '" + names[i] + "', which the agent does not follow");
                }
                current = next;
            }
            return current;
        }

        // Owners of items can deny SYSTEM all access. The privileges for backups open those, too.
        static SafeFileHandle OpenBelow(SafeFileHandle folder, string name, uint rights, uint options)
        {
            try
            {
                return Call(folder, name, rights, ShareEverything, OpenExisting, options, null);
            }
            catch (Win32Exception error)
            {
                if (error.NativeErrorCode != AccessDenied)
                {
                    throw;
                }
            }
            BackupPrivileges.Enable(true);
            try
            {
                return Call(folder, name, rights, ShareEverything, OpenExisting, options, null);
            }
            finally
            {
                BackupPrivileges.Enable(false);
            }
        }

        // The right to list a folder includes the attributes of its content, so no other right to
        // the content is needed.
        public static SafeFileHandle Call(SafeFileHandle folder, string name, uint rights, uint share, uint disposition, uint options, byte[] descriptor)
        {
            IntPtr characters = Marshal.StringToHGlobalUni(name);
            IntPtr text = Marshal.AllocHGlobal(Marshal.SizeOf(typeof(UnicodeString)));
            IntPtr security = descriptor == null ? IntPtr.Zero : Marshal.AllocHGlobal(descriptor.Length);
            try
            {
                UnicodeString counted = new UnicodeString();
                counted.Length = counted.MaximumLength = (ushort)(2 * name.Length);
                counted.Buffer = characters;
                Marshal.StructureToPtr(counted, text, false);
                ObjectAttributes what = new ObjectAttributes();
                what.Length = Marshal.SizeOf(typeof(ObjectAttributes));
                what.RootDirectory = folder == null ? IntPtr.Zero : folder.DangerousGetHandle();
                what.Name = text;
                what.Attributes = CaseInsensitive;
                what.SecurityDescriptor = security;
                if (descriptor != null)
                {
                    Marshal.Copy(descriptor, 0, security, descriptor.Length);
                }
                SafeFileHandle opened;
                IoStatus status;
                int result = NtCreateFile(out opened, rights | ReadAttributes, ref what, out status, IntPtr.Zero, 0, share, disposition,
                    ForBackupWithoutFollowing | CompleteIfOplocked | options, IntPtr.Zero, 0);
                if (result != OplockBreakInProgress)
                {
                    Check(result);
                    return opened;
                }
                // A program that reads the item can hold an oplock without end. Reads, writes
                // and deletions would wait for it, but permissions can be read and changed.
                if ((rights & ReadWriteOrDelete) != 0)
                {
                    opened.Dispose();
                    throw new Win32Exception(SharingViolation);
                }
                return opened;
            }
            finally
            {
                Marshal.FreeHGlobal(security);
                Marshal.FreeHGlobal(text);
                Marshal.FreeHGlobal(characters);
            }
        }

        public static void Check(int status)
        {
            if (status != 0)
            {
                throw new Win32Exception(RtlNtStatusToDosError(status));
            }
        }

        static FileInformation InformationOf(SafeFileHandle opened)
        {
            FileInformation information;
            if (!GetFileInformationByHandle(opened, out information))
            {
                throw new Win32Exception(Marshal.GetLastWin32Error());
            }
            return information;
        }

        public static bool IsFolder(SafeFileHandle opened)
        {
            return (InformationOf(opened).Attributes & FolderAttribute) != 0;
        }

        // The number of hard links. A folder has one name.
        public static int Names(SafeFileHandle opened)
        {
            return (int)InformationOf(opened).Names;
        }
    }
}
'@

# The file or a folder on the way to it is not there.
$missingPathCodes = @(2, 3)

$readFileData = 0x1

# Programs such as antivirus software keep files open for a moment.
$sharingViolation = 32
$openSeconds = 1
$openRetryMilliseconds = 100

# Opens the file or folder at a path with these rights. Throws if a link is on the way. Returns
# nothing if nothing is there and this is allowed.
function Open-NodePath {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [int] $Rights, [switch] $AllowMissing)
    Import-NativeCode
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    while ($true) {
        try {
            return [HostProcessNode.UnlinkedPath]::Open($Path, $Rights)
        } catch {
            $cause = $_.Exception.GetBaseException()
            $code = if ($cause -is [System.ComponentModel.Win32Exception]) { $cause.NativeErrorCode } else { 0 }
            if ($AllowMissing -and $missingPathCodes -contains $code) {
                return $null
            }
            if ($code -ne $sharingViolation -or $clock.Elapsed.TotalSeconds -ge $openSeconds) {
                throw (New-Object -TypeName System.IO.IOException -ArgumentList "path '$Path' cannot be opened: $($cause.Message)", $cause)
            }
        }
        Start-Sleep -Milliseconds $openRetryMilliseconds
    }
}
