# needs: windows-registry
# Values of keys below HKEY_LOCAL_MACHINE, as the number of their type and their bytes in hex: .NET
# expands strings and does not return every type unchanged. The provider of PowerShell treats *, [
# and / in names as special characters.
# https://learn.microsoft.com/en-us/windows/win32/sysinfo/registry-value-types

$setRegistryValues = 0x2

$nativeSources['RegistryValue'] = @'
namespace HostProcessNode
{
    using System;
    using System.ComponentModel;
    using System.Runtime.InteropServices;
    using Microsoft.Win32.SafeHandles;

    public sealed class RegistryValue
    {
        const int FileNotFound = 2;
        const int MoreData = 234;

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
        static extern int RegQueryValueExW(SafeRegistryHandle key, string name, IntPtr reserved, out int type, byte[] data, ref int size);

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
        static extern int RegSetValueExW(SafeRegistryHandle key, string name, int reserved, int type, byte[] data, int size);

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
        static extern int RegDeleteValueW(SafeRegistryHandle key, string name);

        public int Type;
        public byte[] Data;

        // Null if the value does not exist. The value may grow while it is read.
        public static RegistryValue Read(SafeRegistryHandle key, string name)
        {
            int size = 256;
            while (true)
            {
                byte[] buffer = new byte[size];
                int type;
                int error = RegQueryValueExW(key, name, IntPtr.Zero, out type, buffer, ref size);
                if (error == FileNotFound)
                {
                    return null;
                }
                if (error == 0)
                {
                    Array.Resize(ref buffer, size);
                    return new RegistryValue { Type = type, Data = buffer };
                }
                if (error != MoreData)
                {
                    throw new Win32Exception(error);
                }
                size = Math.Max(size, buffer.Length * 2);
            }
        }

        public static void Write(SafeRegistryHandle key, string name, int type, byte[] data)
        {
            int error = RegSetValueExW(key, name, 0, type, data, data.Length);
            if (error != 0)
            {
                throw new Win32Exception(error);
            }
        }

        public static void Delete(SafeRegistryHandle key, string name)
        {
            int error = RegDeleteValueW(key, name);
            if (error != 0 && error != FileNotFound)
            {
                throw new Win32Exception(error);
            }
        }
    }
}
'@

# Type and hex, or nothing if the key or the value does not exist. The default value of a key has no
# name.
function Read-NodeRegistryValue {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View, [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Name)
    Import-NativeCode
    $opened = Open-NodeRegistryKey -Key $Key -View $View -Rights 0
    if ($null -eq $opened) {
        return $null
    }
    try {
        $value = [HostProcessNode.RegistryValue]::Read($opened.Handle, $Name)
    } finally {
        $opened.Dispose()
    }
    if ($null -eq $value) {
        return $null
    }
    return @{ type = $value.Type; hex = [BitConverter]::ToString($value.Data).Replace('-', '').ToLowerInvariant() }
}

# The key must exist.
function Set-NodeRegistryValue {
    param(
        [Parameter(Mandatory = $true)] [string] $Key,
        [Parameter(Mandatory = $true)] [int] $View,
        [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Name,
        [Parameter(Mandatory = $true)] [int] $Type,
        [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Hex
    )
    Import-NativeCode
    $bytes = New-Object -TypeName 'byte[]' -ArgumentList ($Hex.Length / 2)
    for ($index = 0; $index -lt $bytes.Length; $index++) {
        $bytes[$index] = [Convert]::ToByte($Hex.Substring(2 * $index, 2), 16)
    }
    $opened = Open-NodeRegistryKey -Key $Key -View $View -Rights $setRegistryValues
    try {
        [HostProcessNode.RegistryValue]::Write($opened.Handle, $Name, $Type, $bytes)
    } finally {
        $opened.Dispose()
    }
}

function Remove-NodeRegistryValue {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View, [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Name)
    Import-NativeCode
    $opened = Open-NodeRegistryKey -Key $Key -View $View -Rights $setRegistryValues
    try {
        [HostProcessNode.RegistryValue]::Delete($opened.Handle, $Name)
    } finally {
        $opened.Dispose()
    }
}
