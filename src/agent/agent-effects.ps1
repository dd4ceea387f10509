# needs: facts-service-name, windows-files, windows-started
# Changes that Windows takes up only when something starts again. What has to start is written down and reported until it has; the agent
# itself restarts nothing.

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
    Assert-Field -Object $effect -What 'takesEffect' -Required @('after') -Optional @('service')
    if ($effect.after -isnot [string] -or @($pendingEffects.Keys) -cnotcontains $effect.after) {
        throw "takesEffect is after '$($effect.after)'. Use serviceRestart, reboot or logOff."
    }
    $hasService = $null -ne $effect.PSObject.Properties['service']
    if ($hasService -ne ($effect.after -ceq 'serviceRestart')) {
        throw "takesEffect after $($effect.after) $(if ($hasService) { 'has a service and needs none' } else { 'lacks the service' })"
    }
    if ($hasService -and ($effect.service -isnot [string] -or $effect.service -cnotmatch $serviceNamePattern)) {
        throw "takesEffect names the service '$($effect.service)', which is not the name of one: letters, digits, spaces and _ . $ -"
    }
}

# To be called before the change: if the agent is killed in between, too much is reported and not too little.
function Save-PendingEffect {
    param([Parameter(Mandatory = $true)] [string] $Id, [Parameter(Mandatory = $true)] [pscustomobject] $Effect)
    $record = @{ id = $Id; time = (Get-AgentTime); effect = $Effect }
    Write-NodeFile -Path (Get-NodeStateFile -Folder 'pending' -Key $Id) -Text (ConvertTo-AsciiJson -Value $record)
}

# What a change still waits for, in words, or nothing. Once it has happened, its record goes.
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
        return "nobody knows what: $path cannot be read. Remove it once the node has booted."
    }
    try {
        $happened = Test-EffectHappened -Effect $record.effect -Changed (ConvertTo-AgentDate -Time $record.time)
    } catch {
        # Where Windows does not say since when it runs, it is reported too long and not too short.
        $happened = $false
    }
    if ($happened) {
        Remove-NodeFile -Path $path
        return $null
    }
    return $what
}

# Whole seconds on both sides: what started in the second of the change may have been too early.
function Test-EffectHappened {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Effect, [Parameter(Mandatory = $true)] [DateTime] $Changed)
    if ((Get-NodeBootTime) -ge $Changed.AddSeconds(1)) {
        return $true
    }
    if ($Effect.after -cne 'serviceRestart') {
        return $false
    }
    # A service that does not run reads the new value when it starts.
    $started = Get-NodeServiceStartTime -Name $Effect.service
    return $null -eq $started -or $started -ge $Changed.AddSeconds(1)
}

# PowerShell 7, with which tests run this, makes a date of it by itself.
function ConvertTo-AgentDate {
    param([Parameter(Mandatory = $true)] [object] $Time)
    if ($Time -is [DateTime]) {
        return $Time.ToUniversalTime()
    }
    $styles = [System.Globalization.DateTimeStyles]::AdjustToUniversal -bor [System.Globalization.DateTimeStyles]::AssumeUniversal
    return [DateTime]::Parse($Time, [System.Globalization.CultureInfo]::InvariantCulture, $styles)
}
