# needs: local-groups, windows-reboot
# One pass over all settings: read and compare each. If something differs, back it up, apply the
# setting, and read again.

# Returns results in the order of the settings, each with id, kind, status, differences, message and
# pending effect.
function Invoke-SettingsPass {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Document)
    $statuses = New-Object -TypeName 'System.Collections.Generic.Dictionary[string,string]' -ArgumentList $nameComparer
    foreach ($setting in @($Document.settings)) {
        $result = @{ id = $setting.id; kind = $setting.kind; status = 'failed'; differences = @(); message = $null; takesEffect = $null }
        $waitsFor = @(Get-SettingDependency -Setting $setting)
        $failed = @($waitsFor | Where-Object { $statuses[$_] -eq 'failed' -or $statuses[$_] -eq 'skipped' })
        if ($failed.Count -gt 0) {
            $result.status = 'skipped'
            $result.message = "skipped because '$($failed[0])', on which it depends, failed"
        } else {
            try {
                Invoke-Setting -Setting $setting -Mode $Document.mode -Result $result
            } catch {
                # An audit cannot read a setting that depends on something that does not exist yet.
                $drifted = @($waitsFor | Where-Object { $statuses[$_] -eq 'drift' })
                $result.status = if ($drifted.Count -gt 0) { 'drift' } else { 'failed' }
                $result.message = $_.Exception.Message
            }
        }
        $statuses[$setting.id] = $result.status
        $result.takesEffect = Resolve-PendingEffect -Id $setting.id
        Write-SettingEvent -Document $Document -Result $result
        $result
    }
}

function Invoke-Setting {
    param(
        [Parameter(Mandatory = $true)] [pscustomobject] $Setting,
        [Parameter(Mandatory = $true)] [string] $Mode,
        [Parameter(Mandatory = $true)] [hashtable] $Result
    )
    if (Test-RemovedWithGroup -Setting $Setting) {
        Complete-Removal -Setting $Setting -Mode $Mode
        $Result.status = 'converged'
        return
    }
    $noun = Get-KindNoun -Kind $Setting.kind
    $current = & "Read-$noun" -Setting $Setting
    if ($current.ContainsKey('expiresAt')) {
        $Result.expiresAt = $current.expiresAt
    }
    $Result.differences = @(& "Compare-$noun" -Setting $Setting -Current $current)
    if ($Result.differences.Count -eq 0) {
        Complete-Removal -Setting $Setting -Mode $Mode
        $Result.status = 'converged'
        return
    }
    if ($Mode -ceq 'audit' -or (Test-ReportingKind -Kind $Setting.kind)) {
        $Result.status = 'drift'
        return
    }
    # Nothing of others can be lost in an item that the agent created.
    if ($current.exists -and -not (Test-CreatedByAgent -Key $Setting.id)) {
        Save-NodeBackup -Id $Setting.id -Current $current
    }
    if ($null -ne $Setting.PSObject.Properties['takesEffect']) {
        Save-PendingEffect -Id $Setting.id -Effect $Setting.takesEffect
    }
    $null = & "Sync-$noun" -Setting $Setting -Current $current
    $left = @(& "Compare-$noun" -Setting $Setting -Current (& "Read-$noun" -Setting $Setting))
    if ($left.Count -gt 0) {
        throw "the setting was applied, but the node still differs: $($left -join '; ')"
    }
    $Result.status = 'changed'
}

# After a group is deleted, its entries cannot be found by name.
function Test-RemovedWithGroup {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    return $Setting.ensure -ceq 'absent' -and $null -ne $Setting.PSObject.Properties['group'] -and -not (Test-NodeGroup -Name $Setting.group)
}

# Reads all settings once more after a pass that changed something. A later setting, a group policy
# or another program may have undone a change.
function Confirm-SettingsPass {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Document, [Parameter(Mandatory = $true)] [object[]] $Results)
    if (@($Results | Where-Object { $_.status -eq 'changed' }).Count -eq 0) {
        return
    }
    $settings = @($Document.settings)
    for ($index = 0; $index -lt $settings.Count; $index++) {
        $setting = $settings[$index]
        $result = $Results[$index]
        if ('changed', 'converged' -notcontains $result.status -or (Test-ReportingKind -Kind $setting.kind) -or (Test-RemovedWithGroup -Setting $setting)) {
            continue
        }
        $noun = Get-KindNoun -Kind $setting.kind
        try {
            $left = @(& "Compare-$noun" -Setting $setting -Current (& "Read-$noun" -Setting $setting))
        } catch {
            $left = @($_.Exception.Message)
        }
        if ($left.Count -gt 0) {
            $result.status = 'failed'
            $result.differences = $left
            $result.message = 'the node differs again at the end of the pass: another setting, a policy or another program has undone this one'
            Write-SettingEvent -Document $Document -Result $result
        }
    }
}

# An agent that is killed right after a removal leaves the record behind. With that record, the
# agent would delete an item that others create later.
function Complete-Removal {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [string] $Mode)
    if ($Setting.ensure -ceq 'absent' -and $Mode -ceq 'enforce') {
        Remove-CreatedByAgent -Key $Setting.id
    }
}

function Write-SettingEvent {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Document, [Parameter(Mandatory = $true)] [hashtable] $Result)
    Write-AgentEvent -Properties ([ordered]@{
        settings = "$($Document.namespace)/$($Document.name)"
        event = 'setting'
        setting = $Result.id
        kind = $Result.kind
        status = $Result.status
        differences = @($Result.differences)
        message = $Result.message
        takesEffect = $Result.takesEffect
    })
}

# Runs a pass with everything around it: lock, marker, metrics and a summary line. Returns the exit
# code. The state has the marker of an agent with probes, the time of the last success, and whether
# others can change the scripts.
function Invoke-AgentPass {
    param(
        [Parameter(Mandatory = $true)] [pscustomobject] $Document,
        [Parameter(Mandatory = $true)] [hashtable] $State,
        [Parameter(Mandatory = $true)] [string] $Revision,
        [Parameter(Mandatory = $true)] [int] $LockTimeoutSeconds,
        [Parameter(Mandatory = $true)] [int] $PassTimeoutSeconds
    )
    $lock = Open-NodeLock -TimeoutSeconds $LockTimeoutSeconds
    $limit = Start-TimeLimit -Seconds $PassTimeoutSeconds
    try {
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $results = @(Invoke-SettingsPass -Document $Document)
        Confirm-SettingsPass -Document $Document -Results $results
        $hasFailed = @($results | Where-Object { $_.status -eq 'failed' -or $_.status -eq 'skipped' }).Count -gt 0
        $run = @{
            namespace = $Document.namespace; name = $Document.name; results = $results; endedAt = (Get-AgentSecond); succeededAt = $State.succeededAt
            durationSeconds = $clock.Elapsed.TotalSeconds; rebootPending = (Read-NodeRebootPending)
            scriptsWritable = $State.scriptsWritable
        }
        $problems = @()
        if (-not $hasFailed) {
            $run.succeededAt = $State.succeededAt = $run.endedAt
        }
        if ($null -ne $State.marker -and -not (Write-PassMarker -Path $State.marker -Text "$(if ($hasFailed) { 'failed' } else { 'ready' }):$Revision`n")) {
            $hasFailed = $true
            $problems += "the marker for the probes could not be written to $($State.marker)"
        }
        if ($null -ne $Document.PSObject.Properties['textfileDirectory']) {
            try {
                Write-NodeMetric -Directory $Document.textfileDirectory -Run $run
            } catch {
                # The settings are in place even without metrics.
                $problems += "metrics could not be written: $($_.Exception.Message)"
            }
        }
        Write-RunEvent -Document $Document -Run $run -HasFailed $hasFailed -Revision $Revision -Problems $problems
        return $(if ($hasFailed) { 30 } else { 0 })
    } finally {
        $limit.Dispose()
        $lock.Dispose()
    }
}

# Nothing if Windows does not tell.
function Read-NodeRebootPending {
    try {
        return Test-NodeRebootPending
    } catch {
        return $null
    }
}

function Write-RunEvent {
    param(
        [Parameter(Mandatory = $true)] [pscustomobject] $Document,
        [Parameter(Mandatory = $true)] [hashtable] $Run,
        [Parameter(Mandatory = $true)] [bool] $HasFailed,
        [Parameter(Mandatory = $true)] [string] $Revision,
        [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [string[]] $Problems
    )
    $count = @{}
    foreach ($status in 'failed', 'skipped', 'drift', 'changed') {
        $count[$status] = @($Run.results | Where-Object { $_.status -eq $status }).Count
    }
    Write-AgentEvent -Properties ([ordered]@{
        settings = "$($Document.namespace)/$($Document.name)"
        event = 'run'
        mode = $Document.mode
        status = $(if ($HasFailed) { 'failed' } elseif ($count.drift -gt 0) { 'drift' } elseif ($count.changed -gt 0) { 'changed' } else { 'converged' })
        settingCount = $Run.results.Count
        failedCount = $count.failed + $count.skipped
        changedCount = $count.changed
        driftCount = $count.drift
        pendingCount = @($Run.results | Where-Object { $null -ne $_.takesEffect }).Count
        durationSeconds = [Math]::Round($Run.durationSeconds, 3)
        rebootPending = $Run.rebootPending
        revision = $Revision
        message = $(if ($Problems.Count -gt 0) { $Problems -join '; ' } else { $null })
    })
}
