# needs: node-paths, path-entry-text, windows-files, windows-path-security, windows-unlinked-change
# The output of the agent: lines of JSON on standard output, and metrics for the textfile collector
# of windows_exporter.

$longestLine = 16000

$metricFolderSddl = 'O:SYG:SYD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)'
# Names of Kubernetes contain no underscore, so the files of two agents differ.
$metricSuffixes = @('.prom', '_2.prom', '_3.prom')

function Get-AgentTime {
    return [DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ', [System.Globalization.CultureInfo]::InvariantCulture)
}

# The seconds since 1970.
function Get-AgentSecond {
    return [Math]::Floor(([DateTime]::UtcNow - (New-Object -TypeName DateTime -ArgumentList 1970, 1, 1)).TotalSeconds)
}

# JSON on one line, in ASCII, so that the code page of a console cannot corrupt it.
function ConvertTo-AsciiJson {
    param([Parameter(Mandatory = $true)] [object] $Value)
    $json = ConvertTo-Json -InputObject $Value -Compress -Depth 10
    $escape = [System.Text.RegularExpressions.MatchEvaluator] { param($found) '\u{0:x4}' -f [int][char]$found.Value }
    return [regex]::Replace($json, '[^\x20-\x7e]', $escape)
}

# Writes one event. Shortens strings if the line would be too long for container logs.
function Write-AgentEvent {
    param([Parameter(Mandatory = $true)] [System.Collections.IDictionary] $Properties)
    $line = [ordered]@{ time = (Get-AgentTime); node = [string]$env:HOSTPROCESS_NODE_NAME }
    foreach ($key in $Properties.Keys) {
        $line[$key] = $Properties[$key]
    }
    $text = ConvertTo-AsciiJson -Value $line
    $room = 1000
    while ($text.Length -gt $longestLine -and $room -ge 10) {
        foreach ($key in @($line.Keys)) {
            # ConvertTo-Json of 5.1 writes a list from a pipeline as an object with value and Count.
            $value = Get-ShortenedValue -Value $line[$key] -Length $room
            $line[$key] = if ($value -is [array]) { , [object[]]$value } else { $value }
        }
        $text = ConvertTo-AsciiJson -Value $line
        $room = [int]($room / 2)
    }
    Add-LogLine -Line $text
}

function Get-ShortenedValue {
    param([AllowNull()] [object] $Value, [Parameter(Mandatory = $true)] [int] $Length)
    if ($Value -is [array]) {
        return , @($Value | Select-Object -First 20 | ForEach-Object { Get-ShortenedValue -Value $_ -Length $Length })
    }
    if ($Value -is [string] -and $Value.Length -gt $Length) {
        return $Value.Substring(0, $Length) + '...'
    }
    return $Value
}

# https://prometheus.io/docs/instrumenting/exposition_formats/
function Get-MetricLabel {
    param([Parameter(Mandatory = $true)] [System.Collections.IDictionary] $Labels)
    $pairs = foreach ($key in $Labels.Keys) {
        $value = ([string]$Labels[$key]).Replace('\', '\\').Replace('"', '\"').Replace("`r", ' ').Replace("`n", '\n')
        "$key=""$value"""
    }
    return '{' + ($pairs -join ',') + '}'
}

# The metrics of one pass. Results have id, kind, status and pending effect. Times are in seconds
# since 1970.
function ConvertTo-MetricText {
    param([Parameter(Mandatory = $true)] [hashtable] $Run)
    $common = [ordered]@{ namespace = $Run.namespace; name = $Run.name }
    $families = @(
        @{ name = 'hostprocess_setting_converged'; help = 'Whether the node is as the setting says.'; good = @('converged', 'changed') },
        @{ name = 'hostprocess_setting_drift'; help = 'Whether the node differed from the setting when the pass began.'; good = @('changed', 'drift') }
    )
    $lines = New-Object -TypeName 'System.Collections.Generic.List[string]'
    foreach ($family in $families) {
        $lines.Add("# HELP $($family.name) $($family.help)")
        $lines.Add("# TYPE $($family.name) gauge")
        foreach ($result in $Run.results) {
            $labels = [ordered]@{ namespace = $Run.namespace; name = $Run.name; setting = $result.id; kind = $result.kind }
            $value = if ($family.good -contains $result.status) { 1 } else { 0 }
            $lines.Add("$($family.name)$(Get-MetricLabel -Labels $labels) $value")
        }
    }
    $lines.Add('# HELP hostprocess_setting_pending Whether something has to start again before the setting takes effect.')
    $lines.Add('# TYPE hostprocess_setting_pending gauge')
    foreach ($result in $Run.results) {
        $labels = [ordered]@{ namespace = $Run.namespace; name = $Run.name; setting = $result.id; kind = $result.kind }
        $lines.Add("hostprocess_setting_pending$(Get-MetricLabel -Labels $labels) $([int]($null -ne $result.takesEffect))")
    }
    $expiring = @($Run.results | Where-Object { $_.ContainsKey('expiresAt') })
    if ($expiring.Count -gt 0) {
        $lines.Add('# HELP hostprocess_setting_expiry_timestamp_seconds When the certificate that the setting is about expires.')
        $lines.Add('# TYPE hostprocess_setting_expiry_timestamp_seconds gauge')
    }
    foreach ($result in $expiring) {
        $labels = [ordered]@{ namespace = $Run.namespace; name = $Run.name; setting = $result.id; kind = $result.kind }
        $lines.Add("hostprocess_setting_expiry_timestamp_seconds$(Get-MetricLabel -Labels $labels) $($result.expiresAt)")
    }
    $gauges = @(
        @{ name = 'hostprocess_settings_last_run_timestamp_seconds'; help = 'When the last pass ended.'; value = $Run.endedAt },
        @{ name = 'hostprocess_settings_last_success_timestamp_seconds'; help = 'When the last pass without failure ended, 0 for none.'; value = $Run.succeededAt },
        @{ name = 'hostprocess_settings_run_duration_seconds'; help = 'How long the last pass took.'; value = $Run.durationSeconds },
        @{ name = 'hostprocess_settings_reboot_pending'; help = 'Whether Windows waits for a reboot.'; value = $Run.rebootPending },
        @{ name = 'hostprocess_agent_scripts_writable'; help = 'Whether others than SYSTEM and administrators can change the scripts of the agent.'; value = $Run.scriptsWritable }
    )
    foreach ($gauge in @($gauges | Where-Object { $null -ne $_.value })) {
        $lines.Add("# HELP $($gauge.name) $($gauge.help)")
        $lines.Add("# TYPE $($gauge.name) gauge")
        $number = ([double]$gauge.value).ToString('0.###', [System.Globalization.CultureInfo]::InvariantCulture)
        $lines.Add("$($gauge.name)$(Get-MetricLabel -Labels $common) $number")
    }
    return ($lines -join "`n") + "`n"
}

# Writes the metrics to the folder that windows_exporter reads. The agent creates only its own
# folder; any other folder must exist.
function Write-NodeMetric {
    param([Parameter(Mandatory = $true)] [string] $Directory, [Parameter(Mandatory = $true)] [hashtable] $Run)
    if ((Split-Path -Path $Directory -Parent) -eq (Get-NodeStateRoot)) {
        # Any account of the exporter can read this folder by its path, although it cannot list the
        # state folder around it.
        Initialize-NodeStateFolder -Path $Directory -Sddl $metricFolderSddl
    } else {
        # The path of a share would make SYSTEM log on to another computer.
        Assert-NodePath -Path $Directory
        if ((Get-NodeUnlinkedPathKind -Path $Directory) -ne 'directory') {
            throw "the folder '$Directory' for metrics does not exist, or is not a folder"
        }
    }
    Write-MetricFile -Path (Join-Path -Path $Directory -ChildPath "$($Run.namespace)_$($Run.name)") -Text (ConvertTo-MetricText -Run $Run)
}

# Replaces the metrics of the previous pass. Any reader can keep a file open, so that it cannot be
# replaced. Then the agent denies all access to that file, and the metrics get another name: old
# metrics must not look like new ones.
function Write-MetricFile {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [string] $Text)
    $isWritten = $false
    foreach ($suffix in $metricSuffixes) {
        $file = $Path + $suffix
        try {
            if ($isWritten -or (Test-ClosedFile -Path $file)) {
                Remove-NodePath -Path $file
            }
            if (-not $isWritten) {
                # Another account may have created the file, and keeps no access to the new one.
                Write-NodeFile -Path $file -Text $Text -Inherits
                $isWritten = $true
            }
        } catch {
            $problem = $_.Exception.Message
            try {
                Close-NodeFile -Path $file -OfAgent:((Split-Path -Path (Split-Path -Path $Path -Parent) -Parent) -eq (Get-NodeStateRoot))
            } catch {
                $null = $_
            }
        }
    }
    if (-not $isWritten) {
        throw $problem
    }
}

function Test-ClosedFile {
    param([Parameter(Mandatory = $true)] [string] $Path)
    return (Get-NodePathKind -Path $Path) -eq 'file' -and (Get-PathEntryText -Sddl (Read-NodePathSddl -Path $Path)) -ceq (Get-PathEntryText -Sddl $closedSddl)
}
