# Runs script.ps1 beside it: once, once and then idle, for ever, or every so often.
# HOSTPROCESS_RUN says which; HOSTPROCESS_RUN_EVERY_SECONDS and HOSTPROCESS_RUN_JITTER_SECONDS belong to the last.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

# Longest sleep that Start-Sleep of Windows PowerShell 5.1 takes is 2147483 seconds.
$idleSeconds = 86400
$script = Join-Path -Path $PSScriptRoot -ChildPath 'script.ps1'

function Invoke-NodeScript {
    $global:LASTEXITCODE = 0
    $succeeded = $true
    try {
        # The loop takes a 'break' of the script that belongs to no loop of its own.
        do {
            & $script | Out-Default
            $succeeded = $?
        } while ($false)
    } catch {
        [Console]::Error.WriteLine(($_ | Out-String).TrimEnd())
        exit 1
    }
    # A program that the script started may leave an exit code behind; only 'exit' makes the call itself fail.
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
        [Console]::Error.WriteLine('The script is meant to run for ever, and has ended.')
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
