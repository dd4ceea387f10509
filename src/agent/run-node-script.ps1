# Runs script.ps1 in the same folder: once, once and then idle, forever, or at an interval.
# HOSTPROCESS_RUN selects the mode. HOSTPROCESS_RUN_EVERY_SECONDS and HOSTPROCESS_RUN_JITTER_SECONDS
# are for the interval.
if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    '{"event":"refused","status":"failed","message":"PowerShell is restricted by a policy such as WDAC or AppLocker, and the script needs full language mode. Allow it in that policy."}'
    exit 41
}
# The modules of Windows and those that administrators install for all users. If the profile has no
# Documents folder, PowerShell would look in a folder of the working directory first, and a user may
# be able to create that folder.
$env:PSModulePath = @(
    [System.IO.Path]::Combine($PSHOME, 'Modules')
    [System.IO.Path]::Combine([Environment]::GetFolderPath('ProgramFiles'), 'WindowsPowerShell', 'Modules')
) -join [System.IO.Path]::PathSeparator
# The C# compiler warns of a missing folder in LIB, and Add-Type of 5.1 treats warnings as errors.
$env:LIB = $null

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

# Start-Sleep of Windows PowerShell 5.1 accepts at most 2147483 seconds.
$idleSeconds = 86400
$script = Join-Path -Path $PSScriptRoot -ChildPath 'script.ps1'

function Invoke-NodeScript {
    $global:LASTEXITCODE = 0
    $succeeded = $true
    try {
        # This loop catches a 'break' of the script outside of its own loops.
        do {
            & $script | Out-Default
            $succeeded = $?
        } while ($false)
    } catch {
        [Console]::Error.WriteLine(($_ | Out-String).TrimEnd())
        exit 1
    }
    # A program that the script started may leave an exit code behind. Only 'exit' makes the call
    # itself fail.
    if (-not $succeeded) {
        if ($global:LASTEXITCODE -eq 0) {
            exit 1
        }
        exit $global:LASTEXITCODE
    }
}

switch ($env:HOSTPROCESS_RUN) {
    'once' {
        Invoke-NodeScript
        exit 0
    }
    'onceThenIdle' {
        Invoke-NodeScript
        while ($true) {
            Start-Sleep -Seconds $idleSeconds
        }
    }
    'forever' {
        Invoke-NodeScript
        [Console]::Error.WriteLine('The script is meant to run forever, but it has ended.')
        exit 1
    }
    'every' {
        $interval = [int]$env:HOSTPROCESS_RUN_EVERY_SECONDS
        $jitter = [int]$env:HOSTPROCESS_RUN_JITTER_SECONDS
        while ($true) {
            Invoke-NodeScript
            $wait = $interval + (Get-Random -Minimum 0 -Maximum ($jitter + 1))
            Start-Sleep -Seconds $wait
        }
    }
    default {
        [Console]::Error.WriteLine('HOSTPROCESS_RUN must be once, onceThenIdle, forever or every.')
        exit 2
    }
}
