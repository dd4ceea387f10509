# The common part of the classes that call the service control manager.

$nativeSources['ServiceCalls'] = @'
namespace HostProcessNode
{
    using System;
    using System.Collections.Generic;
    using System.Runtime.InteropServices;
    using System.Text;

    public abstract class ServiceCalls
    {
        const int BufferTooSmall = 122;

        protected delegate int Call(IntPtr service);
        protected delegate bool Query(IntPtr buffer, int size, out int needed);

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
        static extern IntPtr OpenSCManagerW(string machine, string database, uint access);

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
        static extern IntPtr OpenServiceW(IntPtr manager, string name, uint access);

        [DllImport("advapi32.dll")]
        protected static extern bool CloseServiceHandle(IntPtr handle);

        protected static int With(string name, uint access, Call call)
        {
            return WithManager(0x1, delegate(IntPtr manager)
            {
                IntPtr service = OpenServiceW(manager, name, access);
                int error = Code(service != IntPtr.Zero);
                if (error == 0)
                {
                    error = call(service);
                    CloseServiceHandle(service);
                }
                return error;
            });
        }

        protected static int WithManager(uint access, Call call)
        {
            IntPtr manager = OpenSCManagerW(null, null, access);
            int error = Code(manager != IntPtr.Zero);
            if (error == 0)
            {
                error = call(manager);
                CloseServiceHandle(manager);
            }
            return error;
        }

        protected static int Code(bool succeeded)
        {
            return succeeded ? 0 : Marshal.GetLastWin32Error();
        }

        protected static int Ask(Query query, Action<IntPtr> use)
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

        protected static byte[] Bytes(string[] texts)
        {
            return texts == null ? null : Encoding.Unicode.GetBytes(string.Join("\0", texts) + "\0\0");
        }

        protected static string[] Texts(IntPtr at)
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
