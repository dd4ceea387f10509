# needs: facts-channel-name
# Names of event channels.

function Assert-EventChannelName {
    param([Parameter(Mandatory = $true)] [AllowNull()] [object] $Name)
    if ($Name -cnotmatch $channelNamePattern -or $Name -cne $Name.Trim()) {
        throw "event channel '$Name' is not a valid name. Use the full name, as wevtutil.exe enum-logs shows it."
    }
}
