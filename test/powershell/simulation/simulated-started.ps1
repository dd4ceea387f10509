# In place of windows-started.ps1: when Windows and its services have started.

function Read-NodeBootId {
    return $(if ($global:Windows.ContainsKey('boot')) { $global:Windows.boot } else { '' })
}

function Add-NodeBootId {
    if ((Read-NodeBootId) -eq '') {
        $global:Windows.boot = 'this boot'
        Save-SimulatedState
    }
    return $global:Windows.boot
}

function Read-NodeServiceProcess {
    param([Parameter(Mandatory = $true)] [string] $Name)
    if ($global:Windows.ContainsKey('serviceProcesses') -and $global:Windows.serviceProcesses.ContainsKey($Name)) {
        return $global:Windows.serviceProcesses[$Name]
    }
    return ''
}
