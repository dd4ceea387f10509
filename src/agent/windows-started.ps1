# Since when Windows and its services have been running, as WMI says. A service that shares its process with others has started, for all that
# can be known, when that process did.
# https://learn.microsoft.com/en-us/windows/win32/cimwin32prov/win32-operatingsystem

function Get-NodeBootTime {
    return (Get-CimInstance -ClassName Win32_OperatingSystem -Property LastBootUpTime -ErrorAction Stop).LastBootUpTime.ToUniversalTime()
}

# Nothing where no such service is running.
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
