# Brings a Windows node to the state in desired.json, or reports the differences. Exit codes: 0:
# done. 20: scripts, document or a setting refused, and nothing changed. 30: a setting failed. 40:
# the folder of the agent is not safe, or another agent has the lock. 41: a policy restricts
# PowerShell. A process that is killed after the time limit of a pass has another exit code.
if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    '{"event":"refused","status":"failed","message":"PowerShell is restricted by a policy such as WDAC or AppLocker, and the agent needs full language mode. Allow its scripts in that policy."}'
    exit 41
}
# Only the modules of Windows provide commands. If the profile has no Documents folder, PowerShell
# looks in a folder of the working directory first, and a user may be able to create that folder.
$env:PSModulePath = [System.IO.Path]::Combine($PSHOME, 'Modules')
Set-Location -LiteralPath $PSHOME
# The C# compiler warns of a missing folder in LIB, and Add-Type of 5.1 treats warnings as errors.
$env:LIB = $null
# Add-Type needs this folder, and the profile of SYSTEM may not have it.
if (-not [System.IO.Directory]::Exists([System.IO.Path]::GetTempPath())) {
    $env:TEMP = $env:TMP = [System.IO.Path]::Combine($env:SystemRoot, 'Temp')
}

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$longestRetrySeconds = 60
# Together, they are shorter than the time that the startup probe allows for the first pass.
$timeouts = @{ LockTimeoutSeconds = 600; PassTimeoutSeconds = 3600 }
$startTimeoutSeconds = 300
$logTimeoutSeconds = 10

function Exit-Agent {
    param([Parameter(Mandatory = $true)] [int] $Code, [Parameter(Mandatory = $true)] [string] $Message)
    $refusal = [ordered]@{ event = 'refused'; status = 'failed'; message = $Message }
    if ($null -eq (Get-Command -Name 'Write-AgentEvent' -CommandType Function -ErrorAction SilentlyContinue)) {
        [Console]::Out.WriteLine(((ConvertTo-Json -InputObject $refusal -Compress) -replace '[^\x20-\x7e]', '?'))
    } else {
        Write-AgentEvent -Properties $refusal
        Wait-Log -Seconds $logTimeoutSeconds
    }
    exit $Code
}

# Kills this process after a time, for example because WMI does not answer: PowerShell cannot stop a
# call to Windows. Dispose of the result to cancel this.
function Start-TimeLimit {
    param([Parameter(Mandatory = $true)] [int] $Seconds)
    $limit = New-Object -TypeName System.Threading.CancellationTokenSource -ArgumentList ([TimeSpan]::FromSeconds($Seconds))
    $kill = [System.Delegate]::CreateDelegate([Action], [System.Diagnostics.Process]::GetCurrentProcess(), 'Kill')
    $null = $limit.Token.Register($kill)
    return $limit
}

function Get-Checksum {
    param([Parameter(Mandatory = $true)] [AllowEmptyCollection()] [byte[]] $Bytes)
    $algorithm = [System.Security.Cryptography.SHA256]::Create()
    try {
        return [System.BitConverter]::ToString($algorithm.ComputeHash($Bytes)).Replace('-', '').ToLowerInvariant()
    } finally {
        $algorithm.Dispose()
    }
}

# Returns the files whose hashes the pod template covers, in the order of SHA256SUMS. Reads each
# file once, so that the agent runs the bytes that it has hashed. Ignores other files in the folder.
function Read-AgentFile {
    param([Parameter(Mandatory = $true)] [string] $ScriptFolder, [Parameter(Mandatory = $true)] [string] $DataFolder)
    $files = [ordered]@{}
    $lines = foreach ($path in "$ScriptFolder/SHA256SUMS", "$DataFolder/desired.json", "$ScriptFolder/run-node-script.ps1", "$ScriptFolder/script.ps1") {
        $name = [System.IO.Path]::GetFileName($path)
        $files[$name] = [System.IO.File]::ReadAllBytes($path)
        "$(Get-Checksum -Bytes $files[$name])  $name`n"
    }
    $revision = Get-Checksum -Bytes ([System.Text.Encoding]::UTF8.GetBytes(-join $lines))
    if ($revision -cne $env:HOSTPROCESS_AGENT_SHA256) {
        throw "scripts and data have the hash $revision, but the pod expects '$env:HOSTPROCESS_AGENT_SHA256': a ConfigMap was replaced"
    }
    foreach ($line in [System.Text.Encoding]::UTF8.GetString($files['SHA256SUMS']).Trim().Split([char]10)) {
        $name = $line.Substring(66)
        $files[$name] = [System.IO.File]::ReadAllBytes("$ScriptFolder/$name")
        if ("$(Get-Checksum -Bytes $files[$name])  $name" -cne $line) {
            throw "the content of $name differs from SHA256SUMS: a ConfigMap was replaced"
        }
    }
    return $files
}

$limit = Start-TimeLimit -Seconds $startTimeoutSeconds
try {
    $files = Read-AgentFile -ScriptFolder $PSScriptRoot -DataFolder $env:HOSTPROCESS_DATA
    # Scripts only define functions and constants when they are loaded.
    foreach ($name in @($files.Keys)) {
        if ('SHA256SUMS', 'desired.json', 'run-node-script.ps1', 'script.ps1' -cnotcontains $name) {
            . ([scriptblock]::Create([System.Text.Encoding]::UTF8.GetString($files[$name])))
        }
    }
    $document = Read-DesiredDocument -Text ([System.Text.Encoding]::UTF8.GetString($files['desired.json']))
} catch {
    Exit-Agent -Code 20 -Message $_.Exception.Message
}
$isRepeated = -not [string]::IsNullOrEmpty($env:HOSTPROCESS_AGENT_EVERY_SECONDS)
try {
    Initialize-NodeState
    $state = @{ succeededAt = 0; marker = $null; scriptsWritable = (Test-ScriptsWritable -Folder $PSScriptRoot) }
    if ($isRepeated) {
        $state.marker = Initialize-PassMarker -Namespace $document.namespace -Name $document.name
    }
} catch {
    Exit-Agent -Code 40 -Message $_.Exception.Message
}
if ($isRepeated) {
    # The state of the node is unknown until a pass has ended.
    Remove-PassMarker -Path $state.marker
}

$limit.Dispose()
while ($true) {
    try {
        $code = Invoke-AgentPass -Document $document -State $state -Revision $env:HOSTPROCESS_AGENT_SHA256 @timeouts
    } catch {
        Exit-Agent -Code 40 -Message $_.Exception.Message
    }
    Wait-Log -Seconds $logTimeoutSeconds
    if (-not $isRepeated) {
        exit $code
    }
    $interval = [int]$env:HOSTPROCESS_AGENT_EVERY_SECONDS
    $wait = if ($code -eq 0) { $interval } else { [Math]::Min($interval, $longestRetrySeconds) }
    # Spreads the nodes over time.
    Start-Sleep -Seconds ($wait + (Get-Random -Minimum 0 -Maximum ([int]($wait / 10) + 1)))
}
