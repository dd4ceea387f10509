# Managed service accounts of the domain, through the Netlogon service.
# https://learn.microsoft.com/en-us/windows/win32/api/lmaccess/nf-lmaccess-netqueryserviceaccount

$managedAccountStates = @('unknown', 'missing', 'ordinary', 'closed', 'installable', 'installed')

$nativeSources['ManagedAccounts'] = @'
namespace HostProcessNode
{
    using System;
    using System.ComponentModel;
    using System.Runtime.InteropServices;

    public static class ManagedAccounts
    {
        [DllImport("logoncli.dll", CharSet = CharSet.Unicode)]
        static extern uint NetQueryServiceAccount(string server, string account, uint level, out IntPtr buffer);

        [DllImport("netapi32.dll")]
        static extern uint NetApiBufferFree(IntPtr buffer);

        [DllImport("advapi32.dll")]
        static extern int LsaNtStatusToWinError(uint status);

        public static int Read(string account)
        {
            IntPtr buffer;
            uint status = NetQueryServiceAccount(null, account, 0, out buffer);
            if (status != 0)
            {
                throw new Win32Exception(LsaNtStatusToWinError(status));
            }
            try
            {
                return Marshal.ReadInt32(buffer);
            }
            finally
            {
                NetApiBufferFree(buffer);
            }
        }
    }
}
'@

# What this node can do with an account of its domain: the name has a dollar sign and no domain.
function Read-NodeManagedAccount {
    param([Parameter(Mandatory = $true)] [string] $Name)
    Import-NativeCode
    $managedAccountStates[[HostProcessNode.ManagedAccounts]::Read($Name)]
}
