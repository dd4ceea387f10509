# How the service control manager starts the kubelet.
# https://learn.microsoft.com/en-us/windows-hardware/drivers/install/hklm-system-currentcontrolset-services-registry-tree

# The command line, or an empty string if no service has the name kubelet.
function Read-NodeKubeletCommandLine {
    $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('SYSTEM\CurrentControlSet\Services\kubelet', $false)
    if ($null -eq $key) {
        return ''
    }
    try {
        return [string]$key.GetValue('ImagePath', '')
    } finally {
        $key.Dispose()
    }
}
