# In place of windows-service-control.ps1: services by name in the table 'serviceConfigurations'. One may have 'startCode', an error that starting it
# gives, 'failsWith', what its program ends with, for each binary path that it fails with, and 'heldOpen', which keeps it, 'deleted', for a while.

function Get-SimulatedService {
    param([Parameter(Mandatory = $true)] [string] $Name)
    if ($global:Windows.ContainsKey('serviceConfigurations')) {
        return $global:Windows.serviceConfigurations[$Name]
    }
}

function Read-NodeService {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $service = Get-SimulatedService -Name $Name
    if ($null -eq $service) {
        return $null
    }
    return @{
        startType = $service.startType
        state = $service.state
        processId = $(if ($service.state -ceq 'running') { 4711 } else { 0 })
        exitCode = [long]$service['exitCode']
        serviceExitCode = [long]$service['serviceExitCode']
        hasOwnProcess = ($service['hasOwnProcess'] -ne $false)
        binaryPath = [string]$service['binaryPath']
        displayName = [string]$service['displayName']
        account = [string]$service['account']
        dependencies = @($service['dependencies'] | Where-Object { $null -ne $_ })
    }
}

function Read-NodeServiceDelay {
    param([Parameter(Mandatory = $true)] [string] $Name)
    return [bool](Get-SimulatedService -Name $Name)['isDelayed']
}

function Read-NodeServiceOption {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $service = Get-SimulatedService -Name $Name
    return @{
        description = [string]$service['description']
        isDelayed = [bool]$service['isDelayed']
        actions = @($service['actions'])
        resetSeconds = [long]$service['resetSeconds']
        command = [string]$service['command']
        recoversFromErrors = [bool]$service['recoversFromErrors']
        sidType = $(if ($null -ne $service['sidType']) { $service.sidType } else { 'none' })
        privileges = @($service['privileges'])
    }
}

function New-NodeService {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [hashtable] $Values)
    if (-not $global:Windows.ContainsKey('serviceConfigurations')) {
        $global:Windows.serviceConfigurations = @{}
    }
    $services = $global:Windows.serviceConfigurations
    if ($null -ne $services[$Name]) {
        return $(if ($services[$Name]['deleted']) { 1072 } else { 1073 })
    }
    $services[$Name] = @{ state = 'stopped'; startType = 'disabled'; exitCode = 1077 }
    foreach ($field in $Values.Keys | Where-Object { $_ -cne 'startType' }) {
        $services[$Name][$field] = $Values[$field]
    }
    Save-SimulatedChange -What "service $Name"
    return 0
}

function Set-NodeService {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [hashtable] $Values)
    $service = Get-SimulatedService -Name $Name
    if ($service['deleted']) {
        return 1072
    }
    foreach ($field in $Values.Keys) {
        $service[$field] = $Values[$field]
    }
    Save-SimulatedChange -What "$(($Values.Keys | Sort-Object) -join ', ') of service $Name"
    return 0
}

function Set-NodeServiceOption {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [string] $Option, [Parameter(Mandatory = $true)] [AllowEmptyString()] [object] $Value)
    $service = Get-SimulatedService -Name $Name
    if ($Option -ceq 'isDelayed' -and $service.startType -cne 'automatic') {
        return 87
    }
    if ($Option -ceq 'recovery') {
        $service.actions = @(for ($i = 0; $i -lt $Value.delays.Count; $i++) { "$($Value.types[$i]) after $($Value.delays[$i]) ms" })
        $service.resetSeconds = $Value.resetSeconds
        $service.command = ''
    } else {
        $service[$Option] = $Value
    }
    Save-SimulatedChange -What "$Option of service $Name"
    return 0
}

function Start-NodeService {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $service = Get-SimulatedService -Name $Name
    if ($service.state -ceq 'running') {
        return 1056
    }
    if ($service.startType -ceq 'disabled') {
        return 1058
    }
    if ($null -ne $service['startCode']) {
        return $service.startCode
    }
    if ($null -ne $service['failsWith'] -and $null -ne $service.failsWith[[string]$service['binaryPath']]) {
        $service.exitCode = 1066
        $service.serviceExitCode = $service.failsWith[$service.binaryPath]
    } else {
        $service.state = 'running'
        $service.exitCode = 0
    }
    Save-SimulatedChange -What "start of service $Name"
    return 0
}

function Stop-NodeService {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [int] $TimeoutSeconds)
    $service = Get-SimulatedService -Name $Name
    if ($service.state -ceq 'stopped') {
        return 1062
    }
    if ($null -ne $service['stopCode']) {
        return $service.stopCode
    }
    if (-not $service['hangs']) {
        $service.state = 'stopped'
    } elseif ($TimeoutSeconds -gt 0) {
        $service.state = 'stopPending'
    }
    Save-SimulatedChange -What "stop of service $Name"
    return 0
}

function Wait-NodeService {
    param(
        [Parameter(Mandatory = $true)] [string] $Name,
        [Parameter(Mandatory = $true)] [string] $State,
        [Parameter(Mandatory = $true)] [int] $TimeoutSeconds,
        [Parameter(Mandatory = $true)] [int] $SettleSeconds
    )
    if ($TimeoutSeconds -lt $SettleSeconds) {
        throw "nobody sees within $TimeoutSeconds seconds whether it is $State for $SettleSeconds"
    }
    return Read-NodeService -Name $Name
}

function Remove-NodeService {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $service = Get-SimulatedService -Name $Name
    if ($service['deleted']) {
        return 1072
    }
    if ($service['heldOpen']) {
        $service.deleted = $true
    } else {
        $global:Windows.serviceConfigurations.Remove($Name)
    }
    Save-SimulatedChange -What "no service $Name"
    return 0
}

# What holds a service open 'for a moment' lets it go here.
function Test-NodeServiceGone {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [int] $TimeoutSeconds)
    $service = Get-SimulatedService -Name $Name
    if ($null -ne $service -and $service['heldOpen'] -eq 'for a moment' -and $TimeoutSeconds -gt 0) {
        $global:Windows.serviceConfigurations.Remove($Name)
        Save-SimulatedChange -What "service $Name let go"
    }
    return $null -eq (Read-NodeService -Name $Name)
}
