# Calls to Windows that wait for programs that have an oplock on a file. Such a program need never
# answer, so the call is canceled after a time. One call can open many files and ignore those that
# fail, so each later wait of the call is canceled, too, and the call counts as failed.
# https://learn.microsoft.com/en-us/windows-hardware/drivers/ifs/oplock-overview
# https://learn.microsoft.com/en-us/windows/win32/fileio/cancelsynchronousio-func

$nativeSources['TimedCall'] = @'
namespace HostProcessNode
{
    using System;
    using System.ComponentModel;
    using System.IO;
    using System.Runtime.InteropServices;
    using System.Threading;

    public static class TimedCall
    {
        const uint TerminateThread = 0x1;
        const int Canceled = 995;
        const int MillisecondsBetweenCancellations = 50;

        [DllImport("kernel32.dll", ExactSpelling = true)]
        static extern uint GetCurrentThreadId();

        [DllImport("kernel32.dll", ExactSpelling = true)]
        static extern IntPtr OpenThread(uint access, bool inherits, uint id);

        [DllImport("kernel32.dll", ExactSpelling = true)]
        static extern bool CancelSynchronousIo(IntPtr thread);

        [DllImport("kernel32.dll", ExactSpelling = true)]
        static extern bool CloseHandle(IntPtr handle);

        // Returns what the call returns. Throws if the call takes longer than this time, even if
        // Windows reports that it succeeded.
        public static int Run(int milliseconds, Func<int> call)
        {
            IntPtr thread = OpenThread(TerminateThread, false, GetCurrentThreadId());
            ManualResetEvent ended = new ManualResetEvent(false);
            int cancellations = 0;
            TimerCallback cancel = delegate
            {
                Interlocked.Increment(ref cancellations);
                CancelSynchronousIo(thread);
            };
            Timer timer = new Timer(cancel, null, milliseconds, MillisecondsBetweenCancellations);
            int result;
            try
            {
                result = call();
            }
            finally
            {
                timer.Dispose(ended);
                ended.WaitOne();
                ended.Dispose();
                CloseHandle(thread);
            }
            if (cancellations > 0)
            {
                throw new Win32Exception(Canceled);
            }
            return result;
        }

        // A file of the pod, which may be a link.
        public static FileStream OpenToRead(int milliseconds, string path)
        {
            FileStream opened = null;
            try
            {
                Run(milliseconds, delegate
                {
                    opened = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
                    return 0;
                });
            }
            catch (Win32Exception)
            {
                if (opened != null)
                {
                    opened.Dispose();
                }
                throw;
            }
            return opened;
        }
    }
}
'@
