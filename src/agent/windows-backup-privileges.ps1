# The privileges with which LocalSystem opens items whose owners deny it access. Windows disables
# them unless a program enables them.
# https://learn.microsoft.com/en-us/windows/win32/services/localsystem-account
# https://learn.microsoft.com/en-us/windows/win32/secauthz/privilege-constants

$nativeSources['BackupPrivileges'] = @'
namespace HostProcessNode
{
    using System;
    using System.ComponentModel;
    using System.Runtime.InteropServices;

    public static class BackupPrivileges
    {
        const uint AdjustPrivileges = 0x20;
        const uint Enabled = 0x2;
        static readonly string[] names = { "SeBackupPrivilege", "SeRestorePrivilege" };

        [StructLayout(LayoutKind.Sequential, Pack = 4)]
        public struct OnePrivilege { public uint Count; public long Id; public uint Attributes; }

        [DllImport("kernel32.dll", ExactSpelling = true)]
        static extern IntPtr GetCurrentProcess();

        [DllImport("kernel32.dll", ExactSpelling = true)]
        static extern bool CloseHandle(IntPtr handle);

        [DllImport("advapi32.dll", ExactSpelling = true, SetLastError = true)]
        static extern bool OpenProcessToken(IntPtr process, uint access, out IntPtr token);

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
        static extern bool LookupPrivilegeValueW(string machine, string name, out long id);

        [DllImport("advapi32.dll", ExactSpelling = true, SetLastError = true)]
        static extern bool AdjustTokenPrivileges(IntPtr token, bool disablesAll, ref OnePrivilege wanted, uint size, IntPtr previous, IntPtr length);

        // Windows leaves out privileges that the account does not have.
        public static void Enable(bool enables)
        {
            foreach (string name in names)
            {
                Switch(name, enables);
            }
        }

        public static void Switch(string name, bool enables)
        {
            IntPtr token;
            Check(OpenProcessToken(GetCurrentProcess(), AdjustPrivileges, out token));
            try
            {
                OnePrivilege wanted = new OnePrivilege();
                wanted.Count = 1;
                wanted.Attributes = enables ? Enabled : 0;
                Check(LookupPrivilegeValueW(null, name, out wanted.Id));
                Check(AdjustTokenPrivileges(token, false, ref wanted, 0, IntPtr.Zero, IntPtr.Zero));
            }
            finally
            {
                CloseHandle(token);
            }
        }

        static void Check(bool succeeded)
        {
            if (!succeeded)
            {
                throw new Win32Exception(Marshal.GetLastWin32Error());
            }
        }
    }
}
'@
