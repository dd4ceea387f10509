# User rights of an account, through the Local Security Authority. Unlike secedit.exe, it grants and
# revokes one right of one account, and reads who has a right.
# https://learn.microsoft.com/en-us/windows/win32/api/ntsecapi/nf-ntsecapi-lsaaddaccountrights

$nativeSources['AccountRights'] = @'
namespace HostProcessNode
{
    using System;
    using System.Collections.Generic;
    using System.ComponentModel;
    using System.Runtime.InteropServices;
    using System.Security.Principal;

    public static class AccountRights
    {
        const uint ViewLocalInformation = 0x1;
        const uint CreateAccount = 0x10;
        const uint LookupNames = 0x800;
        const uint ObjectNameNotFound = 0xC0000034;
        const uint NoMoreEntries = 0x8000001A;

        [StructLayout(LayoutKind.Sequential)]
        public struct UnicodeText
        {
            public ushort Length;
            public ushort MaximumLength;
            public IntPtr Buffer;
        }

        [StructLayout(LayoutKind.Sequential)]
        public struct ObjectAttributes
        {
            public int Length;
            public IntPtr RootDirectory;
            public IntPtr ObjectName;
            public uint Attributes;
            public IntPtr SecurityDescriptor;
            public IntPtr SecurityQualityOfService;
        }

        [DllImport("advapi32.dll")]
        static extern uint LsaOpenPolicy(IntPtr system, ref ObjectAttributes attributes, uint access, out IntPtr policy);

        [DllImport("advapi32.dll")]
        static extern uint LsaEnumerateAccountRights(IntPtr policy, byte[] sid, out IntPtr rights, out uint count);

        [DllImport("advapi32.dll")]
        static extern uint LsaEnumerateAccountsWithUserRight(IntPtr policy, ref UnicodeText right, out IntPtr sids, out uint count);

        [DllImport("advapi32.dll")]
        static extern uint LsaAddAccountRights(IntPtr policy, byte[] sid, UnicodeText[] rights, uint count);

        [DllImport("advapi32.dll")]
        static extern uint LsaRemoveAccountRights(IntPtr policy, byte[] sid, byte allRights, UnicodeText[] rights, uint count);

        [DllImport("advapi32.dll")]
        static extern uint LsaFreeMemory(IntPtr buffer);

        [DllImport("advapi32.dll")]
        static extern uint LsaClose(IntPtr policy);

        [DllImport("advapi32.dll")]
        static extern int LsaNtStatusToWinError(uint status);

        public static string[] Read(string sid)
        {
            IntPtr policy = Open(LookupNames | ViewLocalInformation);
            try
            {
                IntPtr buffer;
                uint count;
                uint status = LsaEnumerateAccountRights(policy, Bytes(sid), out buffer, out count);
                if (status == ObjectNameNotFound)
                {
                    return new string[0];
                }
                Check(status);
                try
                {
                    List<string> names = new List<string>();
                    for (uint i = 0; i < count; i++)
                    {
                        IntPtr item = new IntPtr(buffer.ToInt64() + i * Marshal.SizeOf(typeof(UnicodeText)));
                        UnicodeText text = (UnicodeText)Marshal.PtrToStructure(item, typeof(UnicodeText));
                        names.Add(Marshal.PtrToStringUni(text.Buffer, text.Length / 2));
                    }
                    return names.ToArray();
                }
                finally
                {
                    LsaFreeMemory(buffer);
                }
            }
            finally
            {
                LsaClose(policy);
            }
        }

        public static string[] Holders(string right)
        {
            IntPtr policy = Open(LookupNames | ViewLocalInformation);
            IntPtr characters = Marshal.StringToHGlobalUni(right);
            try
            {
                UnicodeText name = Text(characters, right);
                IntPtr buffer;
                uint count;
                uint status = LsaEnumerateAccountsWithUserRight(policy, ref name, out buffer, out count);
                if (status == NoMoreEntries)
                {
                    return new string[0];
                }
                Check(status);
                try
                {
                    List<string> sids = new List<string>();
                    for (int i = 0; i < count; i++)
                    {
                        sids.Add(new SecurityIdentifier(Marshal.ReadIntPtr(buffer, i * IntPtr.Size)).Value);
                    }
                    return sids.ToArray();
                }
                finally
                {
                    LsaFreeMemory(buffer);
                }
            }
            finally
            {
                Marshal.FreeHGlobal(characters);
                LsaClose(policy);
            }
        }

        public static void Add(string sid, string right)
        {
            Change(right, LookupNames | CreateAccount, delegate(IntPtr policy, UnicodeText[] rights)
            {
                return LsaAddAccountRights(policy, Bytes(sid), rights, 1);
            });
        }

        public static void Remove(string sid, string right)
        {
            Change(right, LookupNames, delegate(IntPtr policy, UnicodeText[] rights)
            {
                return LsaRemoveAccountRights(policy, Bytes(sid), 0, rights, 1);
            });
        }

        static void Change(string right, uint access, Func<IntPtr, UnicodeText[], uint> change)
        {
            IntPtr policy = Open(access);
            IntPtr buffer = IntPtr.Zero;
            try
            {
                buffer = Marshal.StringToHGlobalUni(right);
                Check(change(policy, new UnicodeText[] { Text(buffer, right) }));
            }
            finally
            {
                Marshal.FreeHGlobal(buffer);
                LsaClose(policy);
            }
        }

        static UnicodeText Text(IntPtr characters, string text)
        {
            UnicodeText counted = new UnicodeText();
            counted.Buffer = characters;
            counted.Length = (ushort)(text.Length * 2);
            counted.MaximumLength = (ushort)(text.Length * 2 + 2);
            return counted;
        }

        static IntPtr Open(uint access)
        {
            ObjectAttributes attributes = new ObjectAttributes();
            attributes.Length = Marshal.SizeOf(typeof(ObjectAttributes));
            IntPtr policy;
            Check(LsaOpenPolicy(IntPtr.Zero, ref attributes, access, out policy));
            return policy;
        }

        static byte[] Bytes(string sid)
        {
            SecurityIdentifier identifier = new SecurityIdentifier(sid);
            byte[] bytes = new byte[identifier.BinaryLength];
            identifier.GetBinaryForm(bytes, 0);
            return bytes;
        }

        static void Check(uint status)
        {
            if (status != 0)
            {
                throw new Win32Exception(LsaNtStatusToWinError(status));
            }
        }
    }
}
'@

function Read-NodeUserRight {
    param([Parameter(Mandatory = $true)] [string] $Sid)
    Import-NativeCode
    [HostProcessNode.AccountRights]::Read($Sid)
}

# The security identifiers of the accounts and groups that have a right.
function Read-NodeUserRightHolder {
    param([Parameter(Mandatory = $true)] [string] $Right)
    Import-NativeCode
    [HostProcessNode.AccountRights]::Holders($Right)
}

function Add-NodeUserRight {
    param([Parameter(Mandatory = $true)] [string] $Sid, [Parameter(Mandatory = $true)] [string] $Right)
    Import-NativeCode
    [HostProcessNode.AccountRights]::Add($Sid, $Right)
}

function Remove-NodeUserRight {
    param([Parameter(Mandatory = $true)] [string] $Sid, [Parameter(Mandatory = $true)] [string] $Right)
    Import-NativeCode
    [HostProcessNode.AccountRights]::Remove($Sid, $Right)
}
