# needs: facts-service-name, windows-files, windows-started, windows-unlinked-change
# Changes that take effect only after something restarts. The agent records and reports what must
# restart until it has restarted. The agent itself restarts nothing.

$pendingEffects = @{
    serviceRestart = 'after a restart of service'
    reboot = 'after a reboot'
    logOff = 'for users who log on from now on'
}

function Assert-TakesEffect {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if ($null -eq $Setting.PSObject.Properties['takesEffect']) {
        return
    }
    $effect = $Setting.takesEffect
    $hasService = $null -ne $effect.PSObject.Properties['service']
    if ($hasService -ne ($effect.after -ceq 'serviceRestart')) {
        throw "takesEffect after $($effect.after) $(if ($hasService) { 'must not have a service' } else { 'lacks the service' })"
    }
    if ($hasService -and $effect.service -cnotmatch $serviceNamePattern) {
        throw "takesEffect has the service '$($effect.service)', which is not a valid service name. Use letters, digits, spaces and _ . $ -"
    }
}

# Call this before the change: an agent that is killed in between then reports too much, not too
# little.
function Save-PendingEffect {
    param([Parameter(Mandatory = $true)] [string] $Id, [Parameter(Mandatory = $true)] [pscustomobject] $Effect)
    $record = @{ id = $Id; time = (Get-AgentTime); effect = $Effect; boot = (Add-NodeBootId) }
    if ($Effect.after -ceq 'serviceRestart') {
        # If Windows does not tell, only a reboot ends the wait.
        $record.process = try { Read-NodeServiceProcess -Name $Effect.service } catch { $null }
    }
    Write-NodeFile -Path (Get-NodeStateFile -Folder 'pending' -Key $Id) -Text (ConvertTo-AsciiJson -Value $record)
}

# Returns in words what a change is waiting for, or nothing. Deletes the record after it has
# happened.
function Resolve-PendingEffect {
    param([Parameter(Mandatory = $true)] [string] $Id)
    $path = Get-NodeStateFile -Folder 'pending' -Key $Id
    if (-not [System.IO.File]::Exists($path)) {
        return $null
    }
    try {
        $record = [System.IO.File]::ReadAllText($path) | ConvertFrom-Json
        $what = "$($pendingEffects[$record.effect.after]) $(if ($record.effect.after -ceq 'serviceRestart') { $record.effect.service })".Trim()
    } catch {
        return "unknown: $path cannot be read. Delete it after the node has rebooted."
    }
    try {
        $happened = Test-EffectHappened -Record $record
    } catch {
        # If Windows does not tell what has started, the effect is reported too long rather than
        # too briefly.
        $happened = $false
    }
    if ($happened) {
        Remove-NodePath -Path $path
        return $null
    }
    return $what
}

function Test-EffectHappened {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Record)
    if ((Read-NodeBootId) -cne $Record.boot) {
        return $true
    }
    if ($Record.effect.after -cne 'serviceRestart' -or $null -eq $Record.process) {
        return $false
    }
    # A service that does not run reads the new value when it starts.
    $process = Read-NodeServiceProcess -Name $Record.effect.service
    return $process -eq '' -or $process -cne $Record.process
}

# PowerShell 7, which the tests use, turns the string into a date by itself.
function ConvertTo-AgentDate {
    param([Parameter(Mandatory = $true)] [object] $Time)
    if ($Time -is [DateTime]) {
        return $Time.ToUniversalTime()
    }
    $styles = [System.Globalization.DateTimeStyles]::AdjustToUniversal -bor [System.Globalization.DateTimeStyles]::AssumeUniversal
    return [DateTime]::Parse($Time, [System.Globalization.CultureInfo]::InvariantCulture, $styles)
}
