/** C# that makes symbolic links of the registry, by a call that .NET does not have. */
export const makeLinks = `
Add-Type -TypeDefinition @'
using System;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
public static class RegistryLink
{
    [DllImport("advapi32.dll", CharSet = CharSet.Unicode)]
    static extern int RegCreateKeyExW(IntPtr key, string name, int reserved, string type, int options, int access, IntPtr security, out IntPtr result, out int disposition);
    [DllImport("advapi32.dll", CharSet = CharSet.Unicode)]
    static extern int RegDeleteValueW(IntPtr key, string name);
    [DllImport("advapi32.dll", CharSet = CharSet.Unicode)]
    static extern int RegSetValueExW(IntPtr key, string name, int reserved, int type, byte[] data, int size);
    public static void Make(string name, string target)
    {
        IntPtr key;
        int disposition;
        byte[] bytes = Encoding.Unicode.GetBytes(target);
        IntPtr machine = new IntPtr(unchecked((int)0x80000002));
        if (RegCreateKeyExW(machine, name, 0, null, 2, 0xF003F, IntPtr.Zero, out key, out disposition) != 0
            || RegSetValueExW(key, "SymbolicLinkValue", 0, 6, bytes, bytes.Length) != 0)
        {
            throw new InvalidOperationException("no link");
        }
    }
    public static volatile bool Stop;
    // A key that is made as a link, and gets and loses its target without end.
    public static void Toggle(string name, string target)
    {
        IntPtr key;
        int disposition;
        byte[] bytes = Encoding.Unicode.GetBytes(target);
        if (RegCreateKeyExW(new IntPtr(unchecked((int)0x80000002)), name, 0, null, 2, 0xF003F, IntPtr.Zero, out key, out disposition) != 0)
        {
            throw new InvalidOperationException("no link");
        }
        Thread thread = new Thread(delegate()
        {
            while (!Stop)
            {
                RegSetValueExW(key, "SymbolicLinkValue", 0, 6, bytes, bytes.Length);
                Thread.SpinWait(2000);
                RegDeleteValueW(key, "SymbolicLinkValue");
                Thread.SpinWait(2000);
            }
        });
        thread.IsBackground = true;
        thread.Start();
    }
}
'@
`;
