# needs: windows-program
# The audit policy of the node, one subcategory at a time: 0 is none, 1 is success, 2 is failure, 3
# is both. Reads it with the function that auditpol.exe uses, because the output of that program is
# in the language of Windows. Writes it with the program, which accepts identifiers and enables the
# required privilege.
# https://learn.microsoft.com/en-us/windows/win32/api/ntsecapi/nf-ntsecapi-auditquerysystempolicy

$nativeSources['AuditPolicy'] = @'
namespace HostProcessNode
{
    using System;
    using System.ComponentModel;
    using System.Runtime.InteropServices;

    [StructLayout(LayoutKind.Sequential)]
    public struct AuditPolicyInformation
    {
        public Guid Subcategory;
        public uint Events;
    }

    public static class AuditPolicy
    {
        const uint SuccessAndFailure = 3;

        [DllImport("advapi32.dll", SetLastError = true)]
        [return: MarshalAs(UnmanagedType.U1)]
        static extern bool AuditQuerySystemPolicy(ref Guid subcategories, uint count, out IntPtr policies);

        [DllImport("advapi32.dll")]
        static extern void AuditFree(IntPtr buffer);

        public static uint Read(string id)
        {
            Guid subcategory = new Guid(id);
            IntPtr buffer;
            if (!AuditQuerySystemPolicy(ref subcategory, 1, out buffer))
            {
                throw new Win32Exception();
            }
            try
            {
                AuditPolicyInformation found = (AuditPolicyInformation)Marshal.PtrToStructure(buffer, typeof(AuditPolicyInformation));
                if (found.Subcategory != subcategory)
                {
                    throw new InvalidOperationException("Windows returned the audit policy of a subcategory other than " + id);
                }
                return found.Events & SuccessAndFailure;
            }
            finally
            {
                AuditFree(buffer);
            }
        }
    }
}
'@

function Read-NodeAuditPolicy {
    param([Parameter(Mandatory = $true)] [string] $Id)
    Import-NativeCode
    return [int][HostProcessNode.AuditPolicy]::Read($Id)
}

# https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/auditpol-set
function Set-NodeAuditPolicy {
    param([Parameter(Mandatory = $true)] [string] $Id, [Parameter(Mandatory = $true)] [ValidateRange(0, 3)] [int] $Events)
    $success = if ($Events -band 1) { 'enable' } else { 'disable' }
    $failure = if ($Events -band 2) { 'enable' } else { 'disable' }
    $null = Invoke-NodeProgram -Path "$env:SystemRoot\System32\auditpol.exe" -Arguments @('/set', "/subcategory:$Id", "/success:$success", "/failure:$failure")
}
