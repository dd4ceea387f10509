# needs: sddl
# Turns permissions of directories and files into strings that can be compared.

# https://learn.microsoft.com/en-us/windows/win32/secauthz/sid-strings
$sidLetters = @{ SY = 'S-1-5-18'; LS = 'S-1-5-19'; NS = 'S-1-5-20'; AU = 'S-1-5-11'; WD = 'S-1-1-0'; IU = 'S-1-5-4'; SU = 'S-1-5-6'; CO = 'S-1-3-0'; CG = 'S-1-3-1'; OW = 'S-1-3-4' }

# Returns the same string for all lists with the same meaning: whether the list inherits, and its
# explicit entries.
function Get-PathEntryText {
    param([Parameter(Mandatory = $true)] [string] $Sddl)
    try {
        $list = ConvertFrom-Sddl -Sddl $Sddl
    } catch {
        # A list that cannot be read differs from every wanted list.
        return "unreadable: $Sddl"
    }
    $entries = @($list.Entries | Where-Object { $_.Flags -cnotcontains 'ID' } | ForEach-Object {
        $sid = if ($sidLetters.ContainsKey($_.Sid)) { $sidLetters[$_.Sid] } else { $_.Sid }
        "$($_.Type) $(@($_.Flags | Sort-Object) -join '') $($_.Mask) $sid"
    } | Sort-Object)
    return "$(if ($list.Control -cmatch 'P') { 'protected' } else { 'inherits' }) $($entries -join '; ')"
}
