# Runs single settings in a simulated Windows, many scenarios in one PowerShell: those of the JSON file SCENARIOS, each a state and steps. A
# step is the agent's work on a setting, or changes something behind its back. Being killed is an error here, and the records are kept in the
# state; the agent as a whole is tried in processes of its own.
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

foreach ($file in ($env:SCRIPTS -split "`n")) {
    . $file
}

function Get-StateText {
    return ConvertTo-Json -Depth 10 -Compress -InputObject $global:Windows
}

function Set-StateText {
    param([string] $Text)
    $global:Windows = ConvertTo-SimulatedValue -Value (ConvertFrom-TestJson -Json $Text)
}

# The state is kept in memory here.
function Initialize-SimulatedState {
    Set-StateText -Text $global:Saved
}

# A change that the killed agent did not come to leaves nothing behind.
function Save-SimulatedChange {
    param([string] $What)
    if ($global:Changes.Count + 1 -eq $global:KillBefore) {
        Set-StateText -Text $global:Saved
        throw 'killed'
    }
    $global:Changes.Add($What)
    if ($global:Changes.Count -eq $global:DriftAfter) {
        Invoke-Drift -Drift $global:Drift
    }
    $global:Saved = Get-StateText
}

function Save-CreatedByAgent {
    param([string] $Key, [hashtable] $Was)
    if (-not (Test-CreatedByAgent -Key $Key)) {
        $global:Windows.created[$Key] = $(if ($null -eq $Was) { $true } else { @{ was = $Was } })
        Save-SimulatedChange -What "record of $Key"
    }
}

function Read-ChangedByAgent {
    param([string] $Key)
    if ((Test-CreatedByAgent -Key $Key) -and $global:Windows.created[$Key] -is [hashtable]) {
        return $global:Windows.created[$Key].was
    }
}

function Test-CreatedByAgent {
    param([string] $Key)
    return $global:Windows.created.ContainsKey($Key)
}

function Remove-CreatedByAgent {
    param([string] $Key)
    if (Test-CreatedByAgent -Key $Key) {
        $global:Windows.created.Remove($Key)
        Save-SimulatedChange -What "no record of $Key"
    }
}

function Save-NodeBackup {
    param([string] $Id, [hashtable] $Current)
    if (-not $global:Windows.backups.ContainsKey($Id)) {
        $global:Windows.backups[$Id] = $Current
        Save-SimulatedChange -What "backup of $Id"
    }
}

function Save-PendingEffect {
    param([string] $Id, [object] $Effect)
    $global:Windows.pending[$Id] = $Effect.after
    Save-SimulatedChange -What "pending effect of $Id"
}

# Somebody else's change; there may be nothing yet to be changed.
function Invoke-Drift {
    param([object] $Drift)
    $table = $global:Windows
    foreach ($name in @($Drift.path | Select-Object -SkipLast 1)) {
        if ($table -is [hashtable] -and -not $table.ContainsKey($name)) {
            return
        }
        $table = $table[$name]
    }
    $table[$Drift.path[-1]] = ConvertTo-SimulatedValue -Value $Drift.value
}

function Invoke-Step {
    param([object] $Step)
    $noun = Get-KindNoun -Kind $Step.setting.kind
    try {
        Assert-Shape -Value $Step.setting -What 'the setting' -Shape $settingKinds[$Step.setting.kind].fields
        & "Assert-$noun" -Setting $Step.setting
    } catch {
        $global:Refusal = $_.Exception.Message
        throw
    }
    $result = @{ id = $Step.setting.id; kind = $Step.setting.kind; status = $null; differences = @(); message = $null }
    Invoke-Setting -Setting $Step.setting -Mode $Step.mode -Result $result
    return $result
}

$scenarios = ConvertFrom-TestJson -Json ([System.IO.File]::ReadAllText($env:SCENARIOS))
$results = New-Object -TypeName 'System.Collections.Generic.List[object]'
foreach ($scenario in @($scenarios)) {
    Set-StateText -Text (ConvertTo-Json -Depth 10 -InputObject $scenario.state)
    $global:Saved = Get-StateText
    $steps = New-Object -TypeName 'System.Collections.Generic.List[object]'
    foreach ($step in @($scenario.steps)) {
        $global:Changes = New-Object -TypeName 'System.Collections.Generic.List[string]'
        $global:KillBefore = [int]$step.killBefore
        $global:DriftAfter = [int]$step.driftAfter
        $global:Drift = $step.drift
        $result = @{ status = 'failed'; differences = @() }
        $problem = $null
        $global:Refusal = $null
        try {
            if ($null -ne $step.setting) {
                $result = Invoke-Step -Step $step
            } else {
                Invoke-Drift -Drift $step.drift
                $global:Saved = Get-StateText
            }
        } catch {
            $problem = $_.Exception.Message
        }
        $steps.Add(@{
            status = $result.status; differences = @($result.differences); error = $problem; refusal = $global:Refusal
            changes = $global:Changes.ToArray(); state = (ConvertFrom-TestJson -Json (Get-StateText))
        })
    }
    $results.Add($steps.ToArray())
}
Save-TestResult -Result $results.ToArray() -Depth 16
