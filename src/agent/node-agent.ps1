# Brings a Windows node to the state in desired.json, or reports the differences. Exit codes: 0:
# done. 20: scripts, document or a setting refused, and nothing changed. 30: a setting failed. 40:
# the folder of the agent is not safe, or another agent has the lock.
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$desiredPath = Join-Path -Path $env:HOSTPROCESS_DATA -ChildPath 'desired.json'
$longestRetrySeconds = 60
$lockTimeoutSeconds = 600

# Scripts only define functions and constants when they are loaded.
. (Join-Path -Path $PSScriptRoot -ChildPath 'agent-contract.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'agent-report.ps1')

function Exit-Agent {
    param([Parameter(Mandatory = $true)] [int] $Code, [Parameter(Mandatory = $true)] [string] $Message)
    Write-AgentEvent -Properties ([ordered]@{ event = 'refused'; status = 'failed'; message = $Message })
    exit $Code
}

try {
    $revision = Get-AgentRevision -ScriptFolder $PSScriptRoot -DesiredPath $desiredPath
} catch {
    Exit-Agent -Code 20 -Message "scripts and data cannot be read: $($_.Exception.Message)"
}
if ($revision -cne $env:HOSTPROCESS_AGENT_SHA256) {
    Exit-Agent -Code 20 -Message "scripts and data have the hash $revision, but the pod expects '$env:HOSTPROCESS_AGENT_SHA256': a ConfigMap was replaced"
}

$files = [System.IO.Directory]::GetFiles($PSScriptRoot, '*.ps1')
[System.Array]::Sort($files, [System.StringComparer]::Ordinal)
foreach ($file in $files) {
    $name = [System.IO.Path]::GetFileName($file)
    if ('node-agent.ps1', 'script.ps1', 'run-node-script.ps1', 'agent-contract.ps1', 'agent-report.ps1' -notcontains $name) {
        . $file
    }
}

try {
    $document = Read-DesiredDocument -Path $desiredPath
} catch {
    Exit-Agent -Code 20 -Message $_.Exception.Message
}
try {
    $state = Initialize-NodeState -Namespace $document.namespace -Name $document.name
    $state.succeededAt = 0
    # The state of the node is unknown until a pass has succeeded.
    Remove-ReadyMarker -State $state
} catch {
    Exit-Agent -Code 40 -Message $_.Exception.Message
}

while ($true) {
    try {
        $code = Invoke-AgentPass -Document $document -State $state -Revision $revision -LockTimeoutSeconds $lockTimeoutSeconds
    } catch {
        Exit-Agent -Code 40 -Message $_.Exception.Message
    }
    if ([string]::IsNullOrEmpty($env:HOSTPROCESS_AGENT_EVERY_SECONDS)) {
        exit $code
    }
    $interval = [int]$env:HOSTPROCESS_AGENT_EVERY_SECONDS
    $wait = if ($code -eq 0) { $interval } else { [Math]::Min($interval, $longestRetrySeconds) }
    # Spreads the nodes over time.
    Start-Sleep -Seconds ($wait + (Get-Random -Minimum 0 -Maximum ([int]($wait / 10) + 1)))
}
