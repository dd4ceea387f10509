# needs: windows-service-calls
# Calls the service control manager of Windows directly, because the output of sc.exe is in the
# language of Windows. Error codes are those of Windows, 0 for success.
# https://learn.microsoft.com/en-us/windows/win32/api/winsvc/

$nativeSources['ServiceManager'] = @'
namespace HostProcessNode
{
    using System;
    using System.Collections.Generic;
    using System.Runtime.InteropServices;
    using System.Text;

    // A write does not change values that are null or the number for no change.
    public class ServiceConfiguration
    {
        public uint Type = 0xFFFFFFFF;
        public uint Start = 0xFFFFFFFF;
        public string BinaryPath;
        public string DisplayName;
        public string Account;
        public string Password;
        public string[] Dependencies;
        public ServiceStatus Status;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct ServiceStatus
    {
        public uint Type;
        public uint State;
        public uint Controls;
        public uint ExitCode;
        public uint ServiceExitCode;
        public uint CheckPoint;
        public uint WaitHint;
        public uint ProcessId;
        public uint Flags;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct QueriedConfiguration
    {
        public uint Type;
        public uint Start;
        public uint ErrorControl;
        public IntPtr BinaryPath;
        public IntPtr LoadOrderGroup;
        public uint Tag;
        public IntPtr Dependencies;
        public IntPtr Account;
        public IntPtr DisplayName;
    }

    public class ServiceManager : ServiceCalls
    {
        const uint NoChange = 0xFFFFFFFF;

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
        static extern IntPtr CreateServiceW(IntPtr manager, string name, string displayName, uint access, uint type, uint start, uint errorControl,
            string binaryPath, string group, IntPtr tag, byte[] dependencies, string account, string password);

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
        static extern bool ChangeServiceConfigW(IntPtr service, uint type, uint start, uint errorControl, string binaryPath, string group, IntPtr tag,
            byte[] dependencies, string account, string password, string displayName);

        [DllImport("advapi32.dll", SetLastError = true)]
        static extern bool QueryServiceConfigW(IntPtr service, IntPtr buffer, int size, out int needed);

        [DllImport("advapi32.dll", SetLastError = true)]
        static extern bool QueryServiceStatusEx(IntPtr service, int level, out ServiceStatus status, int size, out int needed);

        [DllImport("advapi32.dll", SetLastError = true)]
        static extern bool StartServiceW(IntPtr service, int count, IntPtr arguments);

        [DllImport("advapi32.dll", SetLastError = true)]
        static extern bool ControlService(IntPtr service, uint control, byte[] status);

        [DllImport("advapi32.dll", SetLastError = true)]
        static extern bool DeleteService(IntPtr service);

        public static int Read(string name, ServiceConfiguration into)
        {
            return With(name, 0x5, delegate(IntPtr service)
            {
                int needed;
                int size = Marshal.SizeOf(typeof(ServiceStatus));
                int error = Code(QueryServiceStatusEx(service, 0, out into.Status, size, out needed));
                if (error != 0)
                {
                    return error;
                }
                return Ask(delegate(IntPtr buffer, int length, out int wanted) { return QueryServiceConfigW(service, buffer, length, out wanted); }, delegate(IntPtr at)
                {
                    QueriedConfiguration found = (QueriedConfiguration)Marshal.PtrToStructure(at, typeof(QueriedConfiguration));
                    into.Type = found.Type;
                    into.Start = found.Start;
                    into.BinaryPath = Marshal.PtrToStringUni(found.BinaryPath);
                    into.DisplayName = Marshal.PtrToStringUni(found.DisplayName);
                    into.Account = Marshal.PtrToStringUni(found.Account);
                    into.Dependencies = Texts(found.Dependencies);
                });
            });
        }

        public static int Create(string name, ServiceConfiguration from)
        {
            return WithManager(0x2, delegate(IntPtr manager)
            {
                IntPtr service = CreateServiceW(manager, name, from.DisplayName, 0x4, from.Type, from.Start, 1, from.BinaryPath, null, IntPtr.Zero,
                    Bytes(from.Dependencies), from.Account, from.Password);
                int error = Code(service != IntPtr.Zero);
                if (error == 0)
                {
                    CloseServiceHandle(service);
                }
                return error;
            });
        }

        public static int Change(string name, ServiceConfiguration from)
        {
            return With(name, 0x2, delegate(IntPtr service)
            {
                return Code(ChangeServiceConfigW(service, from.Type, from.Start, NoChange, from.BinaryPath, null, IntPtr.Zero,
                    Bytes(from.Dependencies), from.Account, from.Password, from.DisplayName));
            });
        }

        public static int Start(string name)
        {
            return With(name, 0x10, delegate(IntPtr service) { return Code(StartServiceW(service, 0, IntPtr.Zero)); });
        }

        public static int Stop(string name)
        {
            return With(name, 0x20, delegate(IntPtr service) { return Code(ControlService(service, 1, new byte[28])); });
        }

        public static int Delete(string name)
        {
            return With(name, 0x10000, delegate(IntPtr service) { return Code(DeleteService(service)); });
        }
    }
}
'@
