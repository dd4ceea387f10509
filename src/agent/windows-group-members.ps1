# Members of a local group by security identifier, and the identifiers of accounts. The cmdlets for
# members fail if a member no longer exists, and resolve every name that they are given. The native
# calls with level 0 take and return identifiers only.
# https://github.com/PowerShell/PowerShell/issues/2996
# https://learn.microsoft.com/en-us/windows/win32/api/lmaccess/nf-lmaccess-netlocalgroupaddmembers

$nativeSources['GroupMembers'] = @'
namespace HostProcessNode
{
    using System;
    using System.Collections.Generic;
    using System.ComponentModel;
    using System.Runtime.InteropServices;
    using System.Security.Principal;

    public static class GroupMembers
    {
        const int MoreData = 234;
        const int WholeList = -1;

        [DllImport("netapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
        static extern int NetLocalGroupGetMembers(string server, string group, int level, out IntPtr buffer, int longest, out int read, out int total, ref IntPtr resume);

        [DllImport("netapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
        static extern int NetLocalGroupAddMembers(string server, string group, int level, IntPtr[] members, int count);

        [DllImport("netapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
        static extern int NetLocalGroupDelMembers(string server, string group, int level, IntPtr[] members, int count);

        [DllImport("netapi32.dll", ExactSpelling = true)]
        static extern int NetApiBufferFree(IntPtr buffer);

        // With level 0, a member is a pointer to its identifier.
        public static string[] Read(string group)
        {
            List<string> found = new List<string>();
            IntPtr resume = IntPtr.Zero;
            int error;
            do
            {
                IntPtr buffer;
                int read;
                int total;
                error = NetLocalGroupGetMembers(null, group, 0, out buffer, WholeList, out read, out total, ref resume);
                if (error != 0 && error != MoreData)
                {
                    throw new InvalidOperationException("NetLocalGroupGetMembers returns error " + error);
                }
                try
                {
                    for (int i = 0; i < read; i++)
                    {
                        found.Add(new SecurityIdentifier(Marshal.ReadIntPtr(buffer, i * IntPtr.Size)).Value);
                    }
                }
                finally
                {
                    NetApiBufferFree(buffer);
                }
            }
            while (error == MoreData);
            return found.ToArray();
        }

        public static int Add(string group, string sid)
        {
            return With(sid, delegate(IntPtr[] members) { return NetLocalGroupAddMembers(null, group, 0, members, 1); });
        }

        public static int Remove(string group, string sid)
        {
            return With(sid, delegate(IntPtr[] members) { return NetLocalGroupDelMembers(null, group, 0, members, 1); });
        }

        static int With(string sid, Func<IntPtr[], int> change)
        {
            SecurityIdentifier identifier = new SecurityIdentifier(sid);
            byte[] bytes = new byte[identifier.BinaryLength];
            identifier.GetBinaryForm(bytes, 0);
            IntPtr buffer = Marshal.AllocHGlobal(bytes.Length);
            try
            {
                Marshal.Copy(bytes, 0, buffer, bytes.Length);
                return change(new IntPtr[] { buffer });
            }
            finally
            {
                Marshal.FreeHGlobal(buffer);
            }
        }
    }
}
'@

# The security identifiers of the members.
function Read-NodeGroupMember {
    param([Parameter(Mandatory = $true)] [string] $Group)
    Import-NativeCode
    [HostProcessNode.GroupMembers]::Read($Group)
}

# Returns the error code of Windows, or 0.
function Add-NodeGroupMember {
    param([Parameter(Mandatory = $true)] [string] $Group, [Parameter(Mandatory = $true)] [string] $Sid)
    Import-NativeCode
    return [HostProcessNode.GroupMembers]::Add($Group, $Sid)
}

# Returns the error code of Windows, or 0.
function Remove-NodeGroupMember {
    param([Parameter(Mandatory = $true)] [string] $Group, [Parameter(Mandatory = $true)] [string] $Sid)
    Import-NativeCode
    return [HostProcessNode.GroupMembers]::Remove($Group, $Sid)
}
