# needs: facts-service-timeouts, service-problem, windows-service-control, windows-service-store
# Steps that both kinds of services share: start, stop, set the start type, and keep a record.

$serviceGoneSeconds = 60
# Without this time, a program that ends right after its start would count as running.
$serviceSettleSeconds = 5

# How long the agent waits for the service of a setting.
function Get-ServiceTimeout {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [string] $Field)
    return $(if ($null -ne $Setting.PSObject.Properties[$Field]) { $Setting.$Field } else { $defaultServiceTimeout })
}

function Assert-ServiceTimeout {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    foreach ($field in 'startTimeoutSeconds', 'stopTimeoutSeconds') {
        $seconds = Get-ServiceTimeout -Setting $Setting -Field $field
        if ($seconds -lt $shortestServiceTimeout -or $seconds -gt $longestServiceTimeout) {
            throw "service '$($Setting.name)' has $field '$seconds'. Use a whole number from $shortestServiceTimeout to $longestServiceTimeout."
        }
    }
}

function Start-ManagedService {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $name = $Setting.name
    $code = Start-NodeService -Name $name
    if ($code -ne 1056) {
        Assert-ServiceCode -Name $name -What 'started' -Code $code
    }
    $seconds = Get-ServiceTimeout -Setting $Setting -Field 'startTimeoutSeconds'
    $service = Wait-NodeService -Name $name -State 'running' -TimeoutSeconds $seconds -SettleSeconds $serviceSettleSeconds
    if ($service.state -cne 'running') {
        throw "service '$name' was started but does not run: $(Get-ServiceEnd -Service $service)"
    }
}

function Stop-ManagedService {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $name = $Setting.name
    $seconds = Get-ServiceTimeout -Setting $Setting -Field 'stopTimeoutSeconds'
    $code = Stop-NodeService -Name $name -TimeoutSeconds $seconds
    if ($code -ne 1062) {
        Assert-ServiceCode -Name $name -What 'stopped' -Code $code
    }
    $service = Read-NodeService -Name $name
    if ($service.state -cne 'stopped') {
        throw "service '$name' was told to stop, but is $($service.state) after $seconds seconds"
    }
}

# Windows stores separately whether a service starts by itself and whether its start is delayed.
function Get-ServiceStartType {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [hashtable] $Service)
    if ($Service.startType -ceq 'automatic' -and (Read-NodeServiceDelay -Name $Name)) {
        return 'automaticDelayed'
    }
    return $Service.startType
}

# Only a service that starts by itself can have a delay set or removed.
function Set-ServiceStartType {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [string] $StartType)
    $plain = $StartType -creplace 'Delayed\z', ''
    $isDelayed = $StartType -ceq 'automaticDelayed'
    $current = Get-ServiceStartType -Name $Name -Service (Read-NodeService -Name $Name)
    if ($current -ceq 'automaticDelayed' -and -not $isDelayed) {
        Assert-ServiceCode -Name $Name -What 'changed' -Code (Set-NodeServiceOption -Name $Name -Option 'isDelayed' -Value $false)
    }
    if ($current -cnotlike "$plain*") {
        Assert-ServiceCode -Name $Name -What 'changed' -Code (Set-NodeService -Name $Name -Values @{ startType = $plain })
    }
    if ($isDelayed -and $current -cne 'automaticDelayed') {
        Assert-ServiceCode -Name $Name -What 'changed' -Code (Set-NodeServiceOption -Name $Name -Option 'isDelayed' -Value $true)
    }
}

# The record of a service. An empty table if there is none.
function Read-ServiceRecord {
    param([Parameter(Mandatory = $true)] [string] $Id)
    $text = Read-NodeServiceRecord -Id $Id
    $table = @{}
    if ($null -ne $text) {
        foreach ($property in ($text | ConvertFrom-Json).PSObject.Properties) {
            $table[$property.Name] = $property.Value
        }
    }
    return $table
}

function Write-ServiceRecord {
    param([Parameter(Mandatory = $true)] [string] $Id, [Parameter(Mandatory = $true)] [hashtable] $Record)
    $inOrder = [ordered]@{}
    foreach ($name in @($Record.Keys | Sort-Object)) {
        $inOrder[$name] = $Record[$name]
    }
    Write-NodeServiceRecord -Id $Id -Text (ConvertTo-AsciiJson -Value $inOrder)
}

# Deletes the service and waits until it is gone: a deleted service remains while a program keeps it
# open.
function Remove-ManagedService {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $code = Remove-NodeService -Name $Name
    if ($code -ne 1072) {
        Assert-ServiceCode -Name $Name -What 'deleted' -Code $code
    }
    if (-not (Test-NodeServiceGone -Name $Name -TimeoutSeconds $serviceGoneSeconds)) {
        Assert-ServiceCode -Name $Name -What 'deleted' -Code 1072
    }
}
