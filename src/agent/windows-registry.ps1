# Keys below HKEY_LOCAL_MACHINE and their permissions, in the 64-bit view by default. .NET silently
# follows symbolic links of the registry, so a key is opened name by name: an attacker who can
# create links must not choose which key SYSTEM changes or opens to a group.
# https://learn.microsoft.com/en-us/windows/win32/api/winreg/nf-winreg-regopenkeyexw

$readPermissions = 0x20000
$changePermissions = 0x40000

$nativeSources['RegistryPath'] = @'
namespace HostProcessNode
{
    using System;
    using System.ComponentModel;
    using System.Runtime.InteropServices;
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
        static readonly IntPtr LocalMachine = new IntPtr(unchecked((int)0x80000002));

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
        static extern int RegOpenKeyExW(IntPtr key, string name, int options, int access, out SafeRegistryHandle opened);

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
        static extern int RegQueryValueExW(SafeRegistryHandle key, string value, IntPtr reserved, out int type, IntPtr data, ref int size);

        // Null if the key does not exist. The rights are for the last key.
        public static SafeRegistryHandle Open(string path, int rights, int view)
        {
            SafeRegistryHandle current = null;
            string[] names = path.Split('\\');
            for (int i = 0; i < names.Length; i++)
            {
                bool isControlSet = i == 1 && string.Equals(names[0] + "\\" + names[1], "SYSTEM\\CurrentControlSet", StringComparison.OrdinalIgnoreCase);
                int access = QueryValue | (view == 32 ? Wow64View32 : Wow64View64) | (i == names.Length - 1 ? rights : 0);
                SafeRegistryHandle next;
                int error = RegOpenKeyExW(current == null ? LocalMachine : current.DangerousGetHandle(), names[i], isControlSet ? 0 : OpenLink, access, out next);
                if (current != null)
                {
                    current.Dispose();
                }
                if (error == FileNotFound)
                {
                    return null;
                }
                if (error != 0)
                {
                    throw new Win32Exception(error);
                }
                int type;
                int size = 0;
                int found = RegQueryValueExW(next, "SymbolicLinkValue", IntPtr.Zero, out type, IntPtr.Zero, ref size);
                if ((found == 0 || found == MoreData) && type == LinkType && !isControlSet)
                {
                    next.Dispose();
                    throw new InvalidOperationException("it leads through a symbolic link at '" + names[i] + "', which the agent does not follow");
                }
                current = next;
            }
            return current;
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
