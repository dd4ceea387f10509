# needs: service-problem, windows-service-manager, windows-service-options
# Services as tables with names in place of the numbers of Windows. Functions that change a service
# return the error code of Windows, 0 for success.

$serviceStarts = @('boot', 'system', 'automatic', 'manual', 'disabled')
$serviceStates = @('unknown', 'stopped', 'startPending', 'stopPending', 'running', 'continuePending', 'pausePending', 'paused')
$serviceSidTypes = @('none', 'unrestricted', 'other', 'restricted')
$serviceActions = @('none', 'restart', 'reboot', 'command')
$serviceMissing = 1060
$ownProcess = 0x10

# State and configuration, or nothing if the service does not exist.
function Read-NodeService {
    param([Parameter(Mandatory = $true)] [string] $Name)
    Import-NativeCode
    $found = New-Object -TypeName HostProcessNode.ServiceConfiguration
    $code = [HostProcessNode.ServiceManager]::Read($Name, $found)
    if ($code -eq $serviceMissing) {
        return $null
    }
    Assert-ServiceCode -Name $Name -What 'read' -Code $code
    return @{
        startType = $serviceStarts[$found.Start]
        state = $serviceStates[$found.Status.State]
        processId = [int]$found.Status.ProcessId
        exitCode = [long]$found.Status.ExitCode
        serviceExitCode = [long]$found.Status.ServiceExitCode
        hasOwnProcess = ($found.Type -eq $ownProcess)
        binaryPath = [string]$found.BinaryPath
        displayName = [string]$found.DisplayName
        account = [string]$found.Account
        dependencies = @($found.Dependencies)
    }
}

function Read-NodeServiceDelay {
    param([Parameter(Mandatory = $true)] [string] $Name)
    return (Get-NodeServiceLevel -Name $Name -Level 3).IsDelayed -ne 0
}

# The options of an existing service, which are not in its configuration.
function Read-NodeServiceOption {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $found = Get-NodeServiceLevel -Name $Name -Level 1, 2, 3, 4, 5, 6
    $actions = @(for ($i = 0; $i -lt $found.ActionTypes.Count; $i++) { "$($serviceActions[$found.ActionTypes[$i]]) after $($found.ActionDelays[$i]) ms" })
    return @{
        description = [string]$found.Description
        isDelayed = ($found.IsDelayed -ne 0)
        actions = $actions
        resetSeconds = [long]$found.ResetSeconds
        command = [string]$found.Command
        recoversFromErrors = ($found.RecoversFromErrors -ne 0)
        sidType = $serviceSidTypes[$found.SidType]
        privileges = @($found.Privileges)
    }
}

function Get-NodeServiceLevel {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [int[]] $Level)
    Import-NativeCode
    $found = New-Object -TypeName HostProcessNode.ServiceOptions
    foreach ($one in $Level) {
        Assert-ServiceCode -Name $Name -What 'read' -Code ([HostProcessNode.ServiceLevels]::ReadLevel($Name, $one, $found))
    }
    return $found
}

# Creates a service with its own process. It cannot be started yet.
function New-NodeService {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [hashtable] $Values)
    $wanted = ConvertTo-NodeServiceConfiguration -Values $Values
    $wanted.Type = $ownProcess
    $wanted.Start = [System.Array]::IndexOf($serviceStarts, 'disabled')
    return [HostProcessNode.ServiceManager]::Create($Name, $wanted)
}

# Writes startType, binaryPath, displayName, account and dependencies. Writes only the given values,
# at once.
function Set-NodeService {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [hashtable] $Values)
    return [HostProcessNode.ServiceManager]::Change($Name, (ConvertTo-NodeServiceConfiguration -Values $Values))
}

function ConvertTo-NodeServiceConfiguration {
    param([Parameter(Mandatory = $true)] [hashtable] $Values)
    Import-NativeCode
    $wanted = New-Object -TypeName HostProcessNode.ServiceConfiguration
    foreach ($name in 'binaryPath', 'displayName', 'account') {
        if ($Values.ContainsKey($name)) {
            $wanted.$name = $Values[$name]
        }
    }
    if ($Values.ContainsKey('dependencies')) {
        $wanted.Dependencies = [string[]]@($Values.dependencies)
    }
    if ($Values.ContainsKey('startType')) {
        $wanted.Start = [System.Array]::IndexOf($serviceStarts, $Values.startType)
    }
    # Virtual accounts and managed accounts have no password. Accounts of Windows have an empty one.
    # https://learn.microsoft.com/en-us/windows/win32/api/winsvc/nf-winsvc-changeserviceconfigw
    if ($Values.ContainsKey('account') -and -not $Values.account.EndsWith('$', [StringComparison]::Ordinal) -and
        -not $Values.account.StartsWith('NT SERVICE\', [StringComparison]::OrdinalIgnoreCase)) {
        $wanted.Password = ''
    }
    return $wanted
}

# Writes one of description, isDelayed, recovery (types of actions, delays in milliseconds,
# resetSeconds), recoversFromErrors, sidType and privileges.
function Set-NodeServiceOption {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [string] $Option, [Parameter(Mandatory = $true)] [AllowEmptyString()] [object] $Value)
    Import-NativeCode
    $wanted = New-Object -TypeName HostProcessNode.ServiceOptions
    switch ($Option) {
        'description' {
            $wanted.Description = $Value
            $level = 1
        }
        'recovery' {
            $wanted.ResetSeconds = $Value.resetSeconds
            $wanted.ActionTypes = [uint32[]]@($Value.types | ForEach-Object { [System.Array]::IndexOf($serviceActions, $_) })
            $wanted.ActionDelays = [uint32[]]@($Value.delays)
            $level = 2
        }
        'isDelayed' {
            $wanted.IsDelayed = [int]$Value
            $level = 3
        }
        'recoversFromErrors' {
            $wanted.RecoversFromErrors = [int]$Value
            $level = 4
        }
        'sidType' {
            $wanted.SidType = [System.Array]::IndexOf($serviceSidTypes, $Value)
            $level = 5
        }
        'privileges' {
            $wanted.Privileges = [string[]]@($Value)
            $level = 6
        }
    }
    return [HostProcessNode.ServiceLevels]::WriteLevel($Name, $level, $wanted)
}

function Start-NodeService {
    param([Parameter(Mandatory = $true)] [string] $Name)
    Import-NativeCode
    return [HostProcessNode.ServiceManager]::Start($Name)
}

# Also waits for the process, which keeps its files open a moment longer than the service runs.
function Stop-NodeService {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [int] $TimeoutSeconds)
    $before = Read-NodeService -Name $Name
    $code = [HostProcessNode.ServiceManager]::Stop($Name)
    if ($code -eq 0) {
        $null = Wait-NodeService -Name $Name -State 'stopped' -TimeoutSeconds $TimeoutSeconds -SettleSeconds 0
        if ($before.hasOwnProcess) {
            Wait-Process -Id $before.processId -Timeout $TimeoutSeconds -ErrorAction SilentlyContinue
        }
    }
    return $code
}

# Returns the service after it has been in the state for a while. Also returns it if the time is up
# or the service can no longer reach the state.
function Wait-NodeService {
    param(
        [Parameter(Mandatory = $true)] [string] $Name,
        [Parameter(Mandatory = $true)] [string] $State,
        [Parameter(Mandatory = $true)] [int] $TimeoutSeconds,
        [Parameter(Mandatory = $true)] [int] $SettleSeconds
    )
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $reached = $null
    while ($true) {
        $service = Read-NodeService -Name $Name
        if ($null -eq $service) {
            throw "service '$Name' was deleted by another program"
        }
        if ($service.state -ceq $State) {
            if ($null -eq $reached) {
                $reached = $clock.Elapsed.TotalSeconds
            }
            if ($clock.Elapsed.TotalSeconds - $reached -ge $SettleSeconds) {
                return $service
            }
        } elseif ($service.state -ceq 'stopped' -or $clock.Elapsed.TotalSeconds -ge $TimeoutSeconds) {
            return $service
        }
        Start-Sleep -Milliseconds 250
    }
}

function Remove-NodeService {
    param([Parameter(Mandatory = $true)] [string] $Name)
    Import-NativeCode
    return [HostProcessNode.ServiceManager]::Delete($Name)
}

# Whether a deleted service is gone. It remains while a program keeps it open.
function Test-NodeServiceGone {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [int] $TimeoutSeconds)
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    while ($null -ne (Read-NodeService -Name $Name)) {
        if ($clock.Elapsed.TotalSeconds -ge $TimeoutSeconds) {
            return $false
        }
        Start-Sleep -Milliseconds 500
    }
    return $true
}
