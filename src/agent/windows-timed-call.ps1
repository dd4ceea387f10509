# Calls to Windows that wait for programs that have an oplock on a file. Such a program need never
# answer, so the call is canceled after a time.
# https://learn.microsoft.com/en-us/windows-hardware/drivers/ifs/oplock-overview
# https://learn.microsoft.com/en-us/windows/win32/fileio/cancelsynchronousio-func

$nativeSources['TimedCall'] = @'
namespace HostProcessNode
{
    using System;
    using System.Runtime.InteropServices;
    using System.Threading;

    public static class TimedCall
    {
        const uint TerminateThread = 0x1;

        [DllImport("kernel32.dll", ExactSpelling = true)]
        static extern uint GetCurrentThreadId();

        [DllImport("kernel32.dll", ExactSpelling = true)]
        static extern IntPtr OpenThread(uint access, bool inherits, uint id);

        [DllImport("kernel32.dll", ExactSpelling = true)]
        static extern bool CancelSynchronousIo(IntPtr thread);

        [DllImport("kernel32.dll", ExactSpelling = true)]
        static extern bool CloseHandle(IntPtr handle);

        // Returns what the call returns. It fails as canceled after this time.
        public static int Run(int milliseconds, Func<int> call)
        {
            IntPtr thread = OpenThread(TerminateThread, false, GetCurrentThreadId());
            ManualResetEvent ended = new ManualResetEvent(false);
            Timer timer = new Timer(delegate { CancelSynchronousIo(thread); }, null, milliseconds, milliseconds);
            try
            {
                return call();
            }
            finally
            {
                timer.Dispose(ended);
                ended.WaitOne();
                ended.Dispose();
                CloseHandle(thread);
            }
        }
    }
}
'@
