# needs: sddl
# Lists of permissions of directories and files as texts that can be compared.

# https://learn.microsoft.com/en-us/windows/win32/secauthz/sid-strings
$sidLetters = @{ SY = 'S-1-5-18'; LS = 'S-1-5-19'; NS = 'S-1-5-20'; AU = 'S-1-5-11'; WD = 'S-1-1-0'; IU = 'S-1-5-4'; SU = 'S-1-5-6'; CO = 'S-1-3-0'; CG = 'S-1-3-1'; OW = 'S-1-3-4' }

# One text for all lists that say the same: whether it inherits, and its own entries with what they mean.
function Get-PathEntryText {
    param([Parameter(Mandatory = $true)] [string] $Sddl)
    try {
        $list = ConvertFrom-Sddl -Sddl $Sddl
    } catch {
        # What cannot be read is not what is wanted.
        return "unreadable: $Sddl"
    }
    $entries = @($list.Entries | Where-Object { $_.Flags -cnotcontains 'ID' } | ForEach-Object {
        $sid = if ($sidLetters.ContainsKey($_.Sid)) { $sidLetters[$_.Sid] } else { $_.Sid }
        "$($_.Type) $(@($_.Flags | Sort-Object) -join '') $($_.Mask) $sid"
    } | Sort-Object)
    return "$(if ($list.Control -cmatch 'P') { 'protected' } else { 'inherits' }) $($entries -join '; ')"
}
