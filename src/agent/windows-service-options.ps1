# What the service control manager keeps beside the configuration of a service, in levels: 1 description, 2 failure actions, 3 delayed start,
# 4 failure actions after errors, 5 type of the service SID, 6 privileges. Error codes are those of Windows, 0 for none.
# https://learn.microsoft.com/en-us/windows/win32/api/winsvc/nf-winsvc-changeserviceconfig2w

# Compiles once per process, and only where a setting needs it.
function Initialize-NodeServiceOption {
    if ($null -ne ('HostProcessNode.ServiceLevels' -as [type])) {
        return
    }
    Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace HostProcessNode
{
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

    public static class ServiceLevels
    {
        const int BufferTooSmall = 122;

        delegate int Call(IntPtr service);
        delegate bool Query(IntPtr buffer, int size, out int needed);

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
        static extern IntPtr OpenSCManagerW(string machine, string database, uint access);

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
        static extern IntPtr OpenServiceW(IntPtr manager, string name, uint access);

        [DllImport("advapi32.dll")]
        static extern bool CloseServiceHandle(IntPtr handle);

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
                // Who lets it be restarted after a failure needs the right to start it.
                return With(name, level == 2 ? 0x12u : 0x2u, delegate(IntPtr service) { return Code(ChangeServiceConfig2W(service, level, info)); });
            }
            finally
            {
                held.ForEach(Marshal.FreeHGlobal);
            }
        }

        static int With(string name, uint access, Call call)
        {
            IntPtr manager = OpenSCManagerW(null, null, 0x1);
            int error = Code(manager != IntPtr.Zero);
            if (error != 0)
            {
                return error;
            }
            IntPtr service = OpenServiceW(manager, name, access);
            error = Code(service != IntPtr.Zero);
            if (error == 0)
            {
                error = call(service);
                CloseServiceHandle(service);
            }
            CloseServiceHandle(manager);
            return error;
        }

        static int Code(bool succeeded)
        {
            return succeeded ? 0 : Marshal.GetLastWin32Error();
        }

        static int Ask(Query query, Action<IntPtr> use)
        {
            int needed;
            int error = Code(query(IntPtr.Zero, 0, out needed));
            if (error != BufferTooSmall)
            {
                return error;
            }
            IntPtr buffer = Marshal.AllocHGlobal(needed);
            try
            {
                error = Code(query(buffer, needed, out needed));
                if (error == 0)
                {
                    use(buffer);
                }
                return error;
            }
            finally
            {
                Marshal.FreeHGlobal(buffer);
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

        // An empty text takes message and command away. No actions with an address of where they are take the actions away.
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

        static string[] Texts(IntPtr at)
        {
            List<string> texts = new List<string>();
            for (int offset = 0; at != IntPtr.Zero;)
            {
                string text = Marshal.PtrToStringUni(new IntPtr(at.ToInt64() + offset));
                if (text.Length == 0)
                {
                    break;
                }
                texts.Add(text);
                offset += 2 * (text.Length + 1);
            }
            return texts.ToArray();
        }
    }
}
'@
}
