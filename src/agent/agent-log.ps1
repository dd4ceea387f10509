# The log of the agent: lines on standard output. A program that stops reading them must not stop a
# pass, so lines are written in the background, and the agent waits for them only between passes.

$mostLogLines = 2000
$log = @{ lines = [System.Collections.Generic.Queue[string]]::new(); dropped = 0; stream = $null; write = $null }

function Open-LogStream {
    return [Console]::OpenStandardOutput()
}

# Adds a line of ASCII. Drops the oldest line if the log has not been read for too long.
function Add-LogLine {
    param([Parameter(Mandatory = $true)] [string] $Line)
    if ($log.lines.Count -ge $mostLogLines) {
        $null = $log.lines.Dequeue()
        $log.dropped++
    }
    $log.lines.Enqueue($Line)
    Send-LogLine
}

# Starts to write the lines that wait, unless an earlier write has not ended.
function Send-LogLine {
    if ($log.lines.Count -eq 0 -or -not (Test-LogWritten)) {
        return
    }
    if ($null -eq $log.stream) {
        $log.stream = Open-LogStream
    }
    if ($log.dropped -gt 0) {
        $log.lines.Enqueue("{""event"":""log"",""message"":""$($log.dropped) lines were dropped, because nothing read the log""}")
        $log.dropped = 0
    }
    $bytes = [System.Text.Encoding]::ASCII.GetBytes(-join @($log.lines | ForEach-Object { "$_`n" }))
    $log.lines.Clear()
    $log.write = $log.stream.WriteAsync($bytes, 0, $bytes.Length)
}

function Test-LogWritten {
    return $null -eq $log.write -or $log.write.IsCompleted
}

# Waits until all lines are written, but not longer than this.
function Wait-Log {
    param([Parameter(Mandatory = $true)] [int] $Seconds)
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    Send-LogLine
    while (-not (Test-LogWritten) -and $clock.Elapsed.TotalSeconds -lt $Seconds) {
        Start-Sleep -Milliseconds 20
        Send-LogLine
    }
}
