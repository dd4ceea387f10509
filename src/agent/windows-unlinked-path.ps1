# Windows follows links in a path: an attacker who can create one between a check and a change would
# choose what SYSTEM opens to a group. So a path is opened name by name, each in the folder that was
# opened before, and no link is followed.
# https://learn.microsoft.com/en-us/windows/win32/api/winternl/nf-winternl-ntcreatefile

# Opens the file or folder at a path with these rights. Throws if a link is on the way.
function Open-NodePath {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [int] $Rights)
    if ($null -eq ('HostProcessNode.UnlinkedPath' -as [type])) {
        Add-Type -TypeDefinition @'
using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace HostProcessNode
{
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
        const uint ReparsePoint = 0x400;
        const int FileObject = 1;

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

        [DllImport("kernel32.dll", ExactSpelling = true)]
        static extern IntPtr LocalFree(IntPtr memory);

        [DllImport("advapi32.dll", ExactSpelling = true)]
        static extern int GetSecurityInfo(SafeFileHandle handle, int type, uint what, IntPtr owner, IntPtr group, IntPtr access, IntPtr audit, out IntPtr descriptor);

        [DllImport("advapi32.dll", ExactSpelling = true)]
        static extern int GetSecurityDescriptorLength(IntPtr descriptor);

        [DllImport("advapi32.dll", ExactSpelling = true)]
        static extern int SetSecurityInfo(SafeFileHandle handle, int type, uint what, byte[] owner, byte[] group, byte[] access, byte[] audit);

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

        // The right to list a folder includes the attributes of its content, so no other right to
        // the content is needed.
        static SafeFileHandle OpenBelow(SafeFileHandle folder, string name, uint rights, uint options)
        {
            IntPtr characters = Marshal.StringToHGlobalUni(name);
            IntPtr text = Marshal.AllocHGlobal(Marshal.SizeOf(typeof(UnicodeString)));
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
                SafeFileHandle opened;
                IoStatus status;
                int error = NtCreateFile(out opened, rights | ReadAttributes, ref what, out status, IntPtr.Zero, 0, ShareEverything, OpenExisting,
                    ForBackupWithoutFollowing | options, IntPtr.Zero, 0);
                if (error != 0)
                {
                    throw new Win32Exception(RtlNtStatusToDosError(error));
                }
                return opened;
            }
            finally
            {
                Marshal.FreeHGlobal(text);
                Marshal.FreeHGlobal(characters);
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

        // The number of hard links. A folder has one name.
        public static int Names(SafeFileHandle opened)
        {
            return (int)InformationOf(opened).Names;
        }

        public static byte[] Read(SafeFileHandle opened, uint what)
        {
            IntPtr descriptor;
            int error = GetSecurityInfo(opened, FileObject, what, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, out descriptor);
            if (error != 0)
            {
                throw new Win32Exception(error);
            }
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
            int error = SetSecurityInfo(opened, FileObject, what, owner, null, access, null);
            if (error != 0)
            {
                throw new Win32Exception(error);
            }
        }
    }
}
'@
    }
    try {
        return [HostProcessNode.UnlinkedPath]::Open($Path, $Rights)
    } catch {
        throw "path '$Path' cannot be opened: $($_.Exception.GetBaseException().Message)"
    }
}
