# Whether Windows and its services have started again. Compares identifiers instead of times,
# because the clock of a node can be set.

# Windows deletes volatile keys when it shuts down, so the key lives as long as the boot.
# https://learn.microsoft.com/en-us/windows/win32/api/winreg/nf-winreg-regcreatekeyexw
$bootKey = 'SOFTWARE\cdk8s-hostprocess-agent'
$cimTimeoutSeconds = 30

# The identifier of the boot, or an empty string if no agent has given it one.
function Read-NodeBootId {
    $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey($bootKey, $false)
    if ($null -eq $key) {
        return ''
    }
    try {
        return [string]$key.GetValue('BootId', '')
    } finally {
        $key.Dispose()
    }
}

# Gives the boot an identifier if it has none, and returns it.
function Add-NodeBootId {
    $options = [Microsoft.Win32.RegistryOptions]::Volatile
    $key = [Microsoft.Win32.Registry]::LocalMachine.CreateSubKey($bootKey, [Microsoft.Win32.RegistryKeyPermissionCheck]::ReadWriteSubTree, $options)
    try {
        if ([string]$key.GetValue('BootId', '') -eq '') {
            $key.SetValue('BootId', [Guid]::NewGuid().ToString())
        }
        return $key.GetValue('BootId')
    } finally {
        $key.Dispose()
    }
}

# The process of a service and when it was created, or an empty string if the service does not run.
# https://learn.microsoft.com/en-us/windows/win32/cimwin32prov/win32-service
function Read-NodeServiceProcess {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $service = Get-CimInstance -ClassName Win32_Service -Filter "Name = '$Name'" -Property ProcessId -OperationTimeoutSec $cimTimeoutSeconds -ErrorAction Stop
    if ($null -eq $service -or $service.ProcessId -eq 0) {
        return ''
    }
    $filter = "ProcessId = $($service.ProcessId)"
    $process = Get-CimInstance -ClassName Win32_Process -Filter $filter -Property CreationDate -OperationTimeoutSec $cimTimeoutSeconds -ErrorAction Stop
    if ($null -eq $process) {
        return ''
    }
    return "$($service.ProcessId) $($process.CreationDate.ToUniversalTime().Ticks)"
}
