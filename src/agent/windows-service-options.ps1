# needs: windows-service-calls
# What the service control manager stores beside the configuration of a service, in levels: 1
# description, 2 failure actions, 3 delayed start, 4 failure actions after errors, 5 type of the
# service SID, 6 privileges. Error codes are those of Windows, 0 for success.
# https://learn.microsoft.com/en-us/windows/win32/api/winsvc/nf-winsvc-changeserviceconfig2w

$nativeSources['ServiceOptions'] = @'
namespace HostProcessNode
{
    using System;
    using System.Collections.Generic;
    using System.Runtime.InteropServices;
    using System.Text;

    public class ServiceOptions
    {
        public string Description;
        public uint IsDelayed;
        public uint RecoversFromErrors;
        public uint SidType;
        public string[] Privileges;
        public uint ResetSeconds;
        public string RebootMessage;
        public string Command;
        public uint[] ActionTypes;
        public uint[] ActionDelays;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct FailureActions
    {
        public uint ResetSeconds;
        public IntPtr RebootMessage;
        public IntPtr Command;
        public uint Count;
        public IntPtr Actions;
    }

    public class ServiceLevels : ServiceCalls
    {
        [DllImport("advapi32.dll", SetLastError = true)]
        static extern bool ChangeServiceConfig2W(IntPtr service, uint level, IntPtr info);

        [DllImport("advapi32.dll", SetLastError = true)]
        static extern bool QueryServiceConfig2W(IntPtr service, uint level, IntPtr buffer, int size, out int needed);

        public static int ReadLevel(string name, uint level, ServiceOptions into)
        {
            return With(name, 0x1, delegate(IntPtr service)
            {
                return Ask(delegate(IntPtr buffer, int length, out int wanted) { return QueryServiceConfig2W(service, level, buffer, length, out wanted); }, delegate(IntPtr at)
                {
                    switch (level)
                    {
                        case 1: into.Description = Marshal.PtrToStringUni(Marshal.ReadIntPtr(at)); break;
                        case 2: ReadActions((FailureActions)Marshal.PtrToStructure(at, typeof(FailureActions)), into); break;
                        case 3: into.IsDelayed = (uint)Marshal.ReadInt32(at); break;
                        case 4: into.RecoversFromErrors = (uint)Marshal.ReadInt32(at); break;
                        case 5: into.SidType = (uint)Marshal.ReadInt32(at); break;
                        case 6: into.Privileges = Texts(Marshal.ReadIntPtr(at)); break;
                    }
                });
            });
        }

        public static int WriteLevel(string name, uint level, ServiceOptions from)
        {
            List<IntPtr> held = new List<IntPtr>();
            try
            {
                IntPtr info = Hold(held, Marshal.SizeOf(typeof(FailureActions)));
                switch (level)
                {
                    case 1: Marshal.WriteIntPtr(info, Hold(held, from.Description)); break;
                    case 2: Marshal.StructureToPtr(WrittenActions(held, from), info, false); break;
                    case 3: Marshal.WriteInt32(info, (int)from.IsDelayed); break;
                    case 4: Marshal.WriteInt32(info, (int)from.RecoversFromErrors); break;
                    case 5: Marshal.WriteInt32(info, (int)from.SidType); break;
                    case 6: Marshal.WriteIntPtr(info, Hold(held, string.Join("\0", from.Privileges) + "\0")); break;
                }
                // To set a restart after failures, the caller needs the right to start the service.
                return With(name, level == 2 ? 0x12u : 0x2u, delegate(IntPtr service) { return Code(ChangeServiceConfig2W(service, level, info)); });
            }
            finally
            {
                held.ForEach(Marshal.FreeHGlobal);
            }
        }

        static void ReadActions(FailureActions found, ServiceOptions into)
        {
            into.ResetSeconds = found.ResetSeconds;
            into.RebootMessage = Marshal.PtrToStringUni(found.RebootMessage);
            into.Command = Marshal.PtrToStringUni(found.Command);
            into.ActionTypes = new uint[found.Count];
            into.ActionDelays = new uint[found.Count];
            for (int i = 0; i < found.Count; i++)
            {
                into.ActionTypes[i] = (uint)Marshal.ReadInt32(found.Actions, 8 * i);
                into.ActionDelays[i] = (uint)Marshal.ReadInt32(found.Actions, 8 * i + 4);
            }
        }

        // An empty string removes message and command. A count of zero with a valid address removes
        // the actions.
        static FailureActions WrittenActions(List<IntPtr> held, ServiceOptions from)
        {
            FailureActions written = new FailureActions();
            written.ResetSeconds = from.ResetSeconds;
            written.RebootMessage = Hold(held, "");
            written.Command = Hold(held, "");
            written.Count = (uint)from.ActionTypes.Length;
            written.Actions = Hold(held, 8 * from.ActionTypes.Length + 8);
            for (int i = 0; i < from.ActionTypes.Length; i++)
            {
                Marshal.WriteInt32(written.Actions, 8 * i, (int)from.ActionTypes[i]);
                Marshal.WriteInt32(written.Actions, 8 * i + 4, (int)from.ActionDelays[i]);
            }
            return written;
        }

        static IntPtr Hold(List<IntPtr> held, int size)
        {
            held.Add(Marshal.AllocHGlobal(size));
            return held[held.Count - 1];
        }

        static IntPtr Hold(List<IntPtr> held, string text)
        {
            held.Add(Marshal.StringToHGlobalUni(text));
            return held[held.Count - 1];
        }
    }
}
'@
