# Writes new events of the chosen Windows event logs as lines of JSON, and does not end. After a
# restart it starts some minutes back, so that an event may arrive twice but is not lost.
$ErrorActionPreference = 'Stop'

# A line of the container log can have 16 KiB, and a character outside ASCII needs six bytes.
$messageLimit = 2000

function Read-Event {
    param([string]$LogName, [string]$Condition, [int]$Limit, [switch]$Oldest)
    try {
        Get-WinEvent -LogName $LogName -FilterXPath "*[System[$Condition]]" -MaxEvents $Limit -Oldest:$Oldest
    } catch {
        if ($_.FullyQualifiedErrorId -cnotlike 'NoMatchingEventsFound,*') {
            throw
        }
    }
}

function Write-Event {
    param([object]$Entry)
    $message = [string]$Entry.Message
    $line = [ordered]@{
        time = $Entry.TimeCreated.ToUniversalTime().ToString('o')
        node = $env:NODE_NAME
        log = $Entry.LogName
        recordId = $Entry.RecordId
        provider = $Entry.ProviderName
        eventId = $Entry.Id
        level = $Entry.Level
        message = $message.Substring(0, [Math]::Min($message.Length, $messageLimit))
    }
    $json = ConvertTo-Json -InputObject $line -Compress
    # Only ASCII is the same in every code page of a node.
    $ascii = [regex]::Replace($json, '[^\x00-\x7f]', { param($match) '\u{0:x4}' -f [int][char]$match.Value })
    [Console]::Out.WriteLine($ascii)
}

$path = Join-Path -Path $env:HOSTPROCESS_DATA -ChildPath 'settings.json'
$settings = Get-Content -LiteralPath $path -Raw | ConvertFrom-Json
$lookBack = 60000 * $settings.lookBackMinutes
$last = @{}

while ($true) {
    foreach ($log in $settings.logs) {
        $new = "TimeCreated[timediff(@SystemTime) <= $lookBack]"
        if ($last.ContainsKey($log.name)) {
            $new = "EventRecordID > $($last[$log.name])"
        }
        $found = @(Read-Event -LogName $log.name -Condition "($($log.condition)) and $new" -Limit 1000 -Oldest)
        foreach ($entry in $found) {
            Write-Event -Entry $entry
            $last[$log.name] = $entry.RecordId
        }
        if ($found.Count -eq 0 -and $last.ContainsKey($log.name)) {
            # If the log was cleared, its record numbers start again.
            $newest = Read-Event -LogName $log.name -Condition 'EventRecordID > 0' -Limit 1
            if ($null -eq $newest -or $newest.RecordId -lt $last[$log.name]) {
                $last[$log.name] = 0
            }
        }
    }
    Start-Sleep -Seconds $settings.pollSeconds
}
