# Keys below HKEY_LOCAL_MACHINE and their permissions, in the 64-bit view by default. .NET silently
# follows symbolic links of the registry, so a key is opened name by name: an attacker who can
# create links must not choose which key SYSTEM changes or opens to a group.
#
# The attacker can also give a key the value that makes it a link after the agent has opened the
# key, and Windows then opens the next key in the target of the link. So the full name of each key,
# which contains the names of keys and not of links, must be that of its parent and its own.
# https://learn.microsoft.com/en-us/windows/win32/api/winreg/nf-winreg-regopenkeyexw
# https://learn.microsoft.com/en-us/windows-hardware/drivers/ddi/wdm/ne-wdm-_key_information_class

$readPermissions = 0x20000
$changePermissions = 0x40000

$nativeSources['RegistryPath'] = @'
namespace HostProcessNode
{
    using System;
    using System.ComponentModel;
    using System.Runtime.InteropServices;
    using System.Text;
    using System.Text.RegularExpressions;
    using Microsoft.Win32.SafeHandles;

    public static class RegistryPath
    {
        const int FileNotFound = 2;
        const int MoreData = 234;
        const int QueryValue = 0x1;
        const int Wow64View64 = 0x100;
        const int Wow64View32 = 0x200;
        const int OpenLink = 0x8;
        const int LinkType = 6;
        const int NameInformation = 3;
        const int BytesOfLongestName = 65536;
        const int CreatedNew = 1;
        const int Delete = 0x10000;
        const int ChangePermissions = 0x40000;
        const uint PermissionsOfItsOwn = 0x80000004;
        static readonly IntPtr LocalMachine = new IntPtr(unchecked((int)0x80000002));

        [StructLayout(LayoutKind.Sequential)]
        public struct SecurityAttributes { public int Length; public IntPtr Descriptor; public int Inherits; }

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
        static extern int RegOpenKeyExW(IntPtr key, string name, int options, int access, out SafeRegistryHandle opened);

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
        static extern int RegCreateKeyExW(SafeRegistryHandle key, string name, int reserved, string type, int options, int access, IntPtr security,
            out SafeRegistryHandle created, out int disposition);

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
        static extern int RegQueryValueExW(SafeRegistryHandle key, string value, IntPtr reserved, out int type, IntPtr data, ref int size);

        [DllImport("advapi32.dll", ExactSpelling = true)]
        static extern int RegSetKeySecurity(SafeRegistryHandle key, uint what, byte[] descriptor);

        [DllImport("ntdll.dll", ExactSpelling = true)]
        static extern uint NtQueryKey(SafeRegistryHandle key, int kind, byte[] information, int length, out int needed);

        [DllImport("ntdll.dll", ExactSpelling = true)]
        static extern uint NtDeleteKey(SafeRegistryHandle key);

        [DllImport("ntdll.dll", ExactSpelling = true)]
        static extern int RtlNtStatusToDosError(uint status);

        // Null if the key does not exist. The rights are for the last key.
        public static SafeRegistryHandle Open(string path, int rights, int view)
        {
            SafeRegistryHandle current = null;
            string[] names = path.Split('\\');
            for (int i = 0; i < names.Length; i++)
            {
                bool isControlSet = i == 1 && string.Equals(names[0] + "\\" + names[1], "SYSTEM\\CurrentControlSet", StringComparison.OrdinalIgnoreCase);
                SafeRegistryHandle next;
                int error = RegOpenKeyExW(current == null ? LocalMachine : current.DangerousGetHandle(), names[i], isControlSet ? 0 : OpenLink,
                    QueryValue | ViewOf(view) | (i == names.Length - 1 ? rights : 0), out next);
                try
                {
                    if (error == FileNotFound)
                    {
                        return null;
                    }
                    Check(error);
                    // Only administrators can change the link CurrentControlSet.
                    if (!isControlSet && (IsLink(next) || (current != null && !IsChild(next, current, names[i], view))))
                    {
                        next.Dispose();
                        throw new InvalidOperationException("it leads through a symbolic link at '" + names[i] + "', which the agent does not follow");
                    }
                }
                finally
                {
                    if (current != null)
                    {
                        current.Dispose();
                    }
                }
                current = next;
            }
            return current;
        }

        // Creates a key in an open key. Without a descriptor, it inherits its permissions. Fails if
        // there is a key already, because someone else may have it open.
        public static void Create(SafeRegistryHandle parent, string name, int view, byte[] descriptor)
        {
            SafeRegistryHandle created;
            int disposition;
            GCHandle pinned = GCHandle.Alloc(descriptor, GCHandleType.Pinned);
            SecurityAttributes attributes = new SecurityAttributes();
            attributes.Length = Marshal.SizeOf(typeof(SecurityAttributes));
            attributes.Descriptor = descriptor == null ? IntPtr.Zero : pinned.AddrOfPinnedObject();
            IntPtr security = Marshal.AllocHGlobal(attributes.Length);
            try
            {
                Marshal.StructureToPtr(attributes, security, false);
                Check(RegCreateKeyExW(parent, name, 0, null, OpenLink, QueryValue | Delete | ChangePermissions | ViewOf(view), security, out created, out disposition));
            }
            finally
            {
                Marshal.FreeHGlobal(security);
                pinned.Free();
            }
            using (created)
            {
                if (disposition != CreatedNew)
                {
                    throw new InvalidOperationException("another program has created it meanwhile");
                }
                if (!IsChild(created, parent, name, view))
                {
                    DeleteKey(created);
                    throw new InvalidOperationException("the key above it has become a symbolic link, which the agent does not follow");
                }
                if (descriptor != null)
                {
                    // Wine, in which the tests run, creates keys without the descriptor.
                    Check(RegSetKeySecurity(created, PermissionsOfItsOwn, descriptor));
                }
            }
        }

        // Deletes a key without keys in it, but not what a link leads to.
        public static void DeleteKey(SafeRegistryHandle key)
        {
            uint status = NtDeleteKey(key);
            Check(status == 0 ? 0 : RtlNtStatusToDosError(status));
        }

        static int ViewOf(int view)
        {
            return view == 32 ? Wow64View32 : Wow64View64;
        }

        static bool IsLink(SafeRegistryHandle key)
        {
            int type;
            int size = 0;
            int found = RegQueryValueExW(key, "SymbolicLinkValue", IntPtr.Zero, out type, IntPtr.Zero, ref size);
            return (found == 0 || found == MoreData) && type == LinkType;
        }

        static bool IsChild(SafeRegistryHandle key, SafeRegistryHandle parent, string name, int view)
        {
            return string.Equals(InOneView(NameOf(key), view), InOneView(NameOf(parent) + "\\" + name, view), StringComparison.OrdinalIgnoreCase);
        }

        // For 32-bit programs, Windows keeps some keys below a key with this name, and finds it
        // where these programs do not name it.
        static string InOneView(string name, int view)
        {
            return view == 32 ? Regex.Replace(name, @"\\WOW6432Node(?=\\|\z)", "", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant) : name;
        }

        static string NameOf(SafeRegistryHandle key)
        {
            byte[] information = new byte[BytesOfLongestName];
            int needed;
            uint status = NtQueryKey(key, NameInformation, information, information.Length, out needed);
            Check(status == 0 ? 0 : RtlNtStatusToDosError(status));
            return Encoding.Unicode.GetString(information, 4, BitConverter.ToInt32(information, 0));
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

function Open-NodeRegistryKey {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $Rights, [ValidateSet(32, 64)] [int] $View = 64)
    Import-NativeCode
    try {
        $handle = [HostProcessNode.RegistryPath]::Open($Key, $Rights, $View)
    } catch {
        throw "registry key '$Key' cannot be opened: $($_.Exception.GetBaseException().Message)"
    }
    if ($null -eq $handle) {
        return $null
    }
    return [Microsoft.Win32.RegistryKey]::FromHandle($handle, [Microsoft.Win32.RegistryView]"Registry$View")
}

# The list of permissions in SDDL, without owner and audit entries, or nothing if the key does not
# exist.
function Read-NodeRegistrySddl {
    param([Parameter(Mandatory = $true)] [string] $Key)
    $opened = Open-NodeRegistryKey -Key $Key -Rights $readPermissions
    if ($null -eq $opened) {
        return $null
    }
    try {
        $sections = [System.Security.AccessControl.AccessControlSections]::Access
        return $opened.GetAccessControl($sections).GetSecurityDescriptorSddlForm($sections)
    } finally {
        $opened.Dispose()
    }
}

# Writes only the list of permissions.
function Set-NodeRegistrySddl {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [string] $Sddl)
    $opened = Open-NodeRegistryKey -Key $Key -Rights ($readPermissions -bor $changePermissions)
    try {
        $security = New-Object -TypeName System.Security.AccessControl.RegistrySecurity
        $security.SetSecurityDescriptorSddlForm($Sddl, [System.Security.AccessControl.AccessControlSections]::Access)
        $opened.SetAccessControl($security)
    } finally {
        $opened.Dispose()
    }
}
