# When Windows and its services started, according to WMI. For a service that shares a process with
# others, this is the start of that process.
# https://learn.microsoft.com/en-us/windows/win32/cimwin32prov/win32-operatingsystem

function Get-NodeBootTime {
    return (Get-CimInstance -ClassName Win32_OperatingSystem -Property LastBootUpTime -ErrorAction Stop).LastBootUpTime.ToUniversalTime()
}

# Nothing if the service is not running.
function Get-NodeServiceStartTime {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $service = Get-CimInstance -ClassName Win32_Service -Filter "Name = '$Name'" -Property ProcessId -ErrorAction Stop
    if ($null -eq $service -or $service.ProcessId -eq 0) {
        return $null
    }
    $process = Get-CimInstance -ClassName Win32_Process -Filter "ProcessId = $($service.ProcessId)" -Property CreationDate -ErrorAction Stop
    if ($null -eq $process) {
        return $null
    }
    return $process.CreationDate.ToUniversalTime()
}
