# needs: service-definition, service-problem, service-steps, service-versions, windows-service-control, windows-service-store
# Brings a service to its definition. If the service does not start, restores the definition with
# which it last ran. A record contains what the agent must know after it was killed: 'good', the
# definition with which the service last ran; 'resume', that the service must start again although
# no setting asks for it; 'failed', the definition with which the service does not start, and the
# time of the next attempt.

$serviceRetryMinutes = 60

# Creates the service or updates the existing one.
function Sync-ServiceDefinition {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $wanted = Get-ServiceWish -Setting $Setting
    $name = $Setting.name
    Assert-ServiceNotFailed -Setting $Setting -Current $Current -Wanted $wanted
    # Windows does not allow writes to a running program.
    if ($Current.exists -and $Current.files.missing.Count -gt 0 -and $Current.binaryPath.Contains((Get-ServicePlace -Setting $Setting).version)) {
        Suspend-ServiceDefinition -Setting $Setting
    }
    Sync-ServiceFile -Setting $Setting
    if (-not $Current.exists) {
        New-ServiceDefinition -Name $name -Wanted $wanted
        $Current = Read-ServiceDefinition -Name $name
    }
    $parts = @((Get-ServiceDifference -Current $Current -Wanted $wanted).Keys)
    # A service that ran with another type needs a reboot:
    # https://learn.microsoft.com/en-us/windows/win32/api/winsvc/ns-winsvc-service_sid_info
    if ($parts -ccontains 'sidType' -and (Read-ServiceRecord -Id $Setting.id).ContainsKey('good')) {
        Save-PendingEffect -Id $Setting.id -Effect ([pscustomobject]@{ after = 'reboot' })
    }
    if (@($servicePartsAtStart | Where-Object { $parts -ccontains $_ }).Count -gt 0) {
        Suspend-ServiceDefinition -Setting $Setting
    }
    Set-ServicePart -Name $name -Values $wanted -Parts $parts
    Sync-ServiceRun -Setting $Setting -Wanted $wanted
}

function Read-ServiceDefinition {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $service = Read-NodeService -Name $Name
    if ($null -eq $service) {
        return @{ exists = $false }
    }
    $found = $service + (Read-NodeServiceOption -Name $Name)
    $found.exists = $true
    $found.startType = Get-ServiceStartType -Name $Name -Service $service
    $found.environment = @(Read-NodeServiceEnvironment -Name $Name)
    $found.isManaged = Read-NodeServiceManaged -Name $Name
    return $found
}

function New-ServiceDefinition {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [hashtable] $Wanted)
    $values = @{ binaryPath = $Wanted.binaryPath; displayName = $Wanted.displayName; account = $Wanted.account; dependencies = $Wanted.dependencies }
    Assert-ServiceCode -Name $Name -What 'created' -Code (New-NodeService -Name $Name -Values $values)
}

# Stops the service for a change. If no setting asks for it to run, records that it was running.
function Suspend-ServiceDefinition {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if ((Read-NodeService -Name $Setting.name).state -ceq 'stopped') {
        return
    }
    if ($Setting.state -ceq 'unmanaged') {
        $record = Read-ServiceRecord -Id $Setting.id
        $record.resume = $true
        Write-ServiceRecord -Id $Setting.id -Record $record
    }
    Stop-ManagedService -Setting $Setting
}

# Starts or stops the service, and records a definition with which it runs.
function Sync-ServiceRun {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Wanted)
    $record = Read-ServiceRecord -Id $Setting.id
    $isRunning = (Read-NodeService -Name $Setting.name).state -cne 'stopped'
    if ($Setting.state -ceq 'stopped') {
        if ($isRunning) {
            Stop-ManagedService -Setting $Setting
        }
        return
    }
    if (-not $isRunning -and $Setting.state -ceq 'unmanaged' -and -not $record.ContainsKey('resume')) {
        return
    }
    $revision = Get-ServiceRevision -Values $Wanted
    $isNoted = $record.Count -eq 1 -and (Test-ServiceNoted -Record $record -Revision $revision)
    if ($isRunning -and $isNoted) {
        return
    }
    try {
        Start-ManagedService -Setting $Setting
    } catch {
        Undo-ServiceDefinition -Setting $Setting -Wanted $Wanted -Why $_.Exception.Message
    }
    if (-not $isNoted) {
        $good = [ordered]@{ revision = $revision }
        foreach ($part in $servicePartsAtStart) {
            $good[$part] = $Wanted[$part]
        }
        Write-ServiceRecord -Id $Setting.id -Record @{ good = $good }
    }
}

function Test-ServiceNoted {
    param([Parameter(Mandatory = $true)] [hashtable] $Record, [Parameter(Mandatory = $true)] [string] $Revision)
    return $Record.ContainsKey('good') -and $Record.good.revision -ceq $Revision
}

# Always throws, with the outcome of the attempt.
function Undo-ServiceDefinition {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Wanted, [Parameter(Mandatory = $true)] [string] $Why)
    $record = Read-ServiceRecord -Id $Setting.id
    $revision = Get-ServiceRevision -Values $Wanted
    if (-not $record.ContainsKey('good') -or $record.good.revision -ceq $revision) {
        throw $Why
    }
    $until = ConvertTo-ServiceTime -Time ([DateTime]::UtcNow.AddMinutes($serviceRetryMinutes))
    $record.failed = @{ revision = $revision; until = $until; why = $Why }
    Write-ServiceRecord -Id $Setting.id -Record $record
    Restore-ServiceDefinition -Setting $Setting -Good $record.good -Why $Why
    throw "$Why. The previous version runs again. The agent tries the new version again after $until, or when the setting changes"
}

function ConvertTo-ServiceTime {
    param([Parameter(Mandatory = $true)] [DateTime] $Time)
    return $Time.ToString('yyyy-MM-ddTHH:mm:ssZ', [System.Globalization.CultureInfo]::InvariantCulture)
}

function Restore-ServiceDefinition {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [object] $Good, [Parameter(Mandatory = $true)] [string] $Why)
    $name = $Setting.name
    $current = Read-ServiceDefinition -Name $name
    $wanted = @{}
    foreach ($part in $servicePartsAtStart) {
        $wanted[$part] = $Good.$part
    }
    $is = Get-ServiceStartPart -Values $current
    $should = Get-ServiceStartPart -Values $wanted
    $parts = @($servicePartsAtStart | Where-Object { $is[$_] -cne $should[$_] })
    try {
        if ($parts.Count -gt 0 -and $current.state -cne 'stopped') {
            Stop-ManagedService -Setting $Setting
        }
        Set-ServicePart -Name $name -Values $wanted -Parts $parts
        Start-ManagedService -Setting $Setting
    } catch {
        throw "$Why. Restoring the previous version failed too: $($_.Exception.Message)"
    }
}

# The agent waits before it tries a failed version again, because each attempt stops the version
# that runs.
function Assert-ServiceNotFailed {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current, [Parameter(Mandatory = $true)] [hashtable] $Wanted)
    $record = Read-ServiceRecord -Id $Setting.id
    if (-not $Current.exists -or -not $record.ContainsKey('failed') -or $record.failed.revision -cne (Get-ServiceRevision -Values $Wanted)) {
        return
    }
    $until = ConvertTo-AgentDate -Time $record.failed.until
    # If the clock was set back, the wait would last longer.
    if ([DateTime]::UtcNow -lt $until -and $until -le [DateTime]::UtcNow.AddMinutes($serviceRetryMinutes)) {
        Restore-ServiceDefinition -Setting $Setting -Good $record.good -Why $record.failed.why
        throw "$($record.failed.why). The previous version is running. The agent tries the new version again after $(ConvertTo-ServiceTime -Time $until), or when the setting changes"
    }
}
