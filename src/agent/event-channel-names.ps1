# Names of event channels.

function Assert-EventChannelName {
    param([Parameter(Mandatory = $true)] [AllowNull()] [object] $Name)
    if ($Name -isnot [string] -or $Name -cnotmatch '^[^\x00-\x1f\x7f<>&"|\\:`?*'']{1,255}\z' -or $Name -cne $Name.Trim()) {
        throw "event channel '$Name' is not the name of a channel. Give its full name, as wevtutil.exe enum-logs shows it."
    }
}
