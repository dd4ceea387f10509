# needs: facts-audit-principals, local-groups, sddl
# The audit entries of one account or group, in the list of a folder, a file or a registry key.
# Windows writes the accesses that match an entry to the Security log. The agent removes only
# entries that it added: its record names them by rights and flags. Other entries stay as they are.
# https://learn.microsoft.com/en-us/windows/win32/secauthz/audit-generation
# https://learn.microsoft.com/en-us/windows/win32/secauthz/ace-strings

function Assert-AuditEntry {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $hasGroup = $null -ne $Setting.PSObject.Properties['group']
    $hasSid = $null -ne $Setting.PSObject.Properties['sid']
    if ($hasGroup -eq $hasSid) {
        throw 'an audit entry needs either a group or a sid'
    }
    if ($hasGroup -and $Setting.group -ceq '') {
        throw 'an audit entry has a group without a name'
    }
    if ($hasSid -and $auditPrincipals -cnotcontains $Setting.sid) {
        throw "sid '$($Setting.sid)' is not one that an audit entry can have"
    }
    $lists = @('success', 'failure' | Where-Object { $null -ne $Setting.PSObject.Properties[$_] })
    if ($lists.Count -eq 0) {
        throw 'an audit entry needs success or failure'
    }
    foreach ($list in $lists) {
        $words = @($Setting.$list)
        if ($words.Count -eq 0 -or $words.Count -ne @($words | Sort-Object -Unique).Count) {
            throw "$list of an audit entry is '$($words -join ', ')'. Name at least one access, and each access once."
        }
    }
}

# The security identifier of the account or group. Groups of administrators can be audited, too.
function Get-AuditPrincipalSid {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if ($null -ne $Setting.PSObject.Properties['sid']) {
        return $Setting.sid
    }
    $group = Get-NodeGroup -Name $Setting.group
    if ($null -eq $group) {
        throw "group '$($Setting.group)' does not exist on this node"
    }
    return [string]$group.SID
}

# The entries that the setting asks for: one if the same accesses are audited for both outcomes.
function Get-WantedAuditEntry {
    param(
        [Parameter(Mandatory = $true)] [pscustomobject] $Setting,
        [Parameter(Mandatory = $true)] [string] $Sid,
        [Parameter(Mandatory = $true)] [hashtable] $Rights,
        [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Inheritance
    )
    $masks = @{}
    foreach ($list in 'success', 'failure') {
        [long]$mask = 0
        if ($null -ne $Setting.PSObject.Properties[$list]) {
            foreach ($word in $Setting.$list) {
                $mask = $mask -bor [long]$Rights[$word]
            }
        }
        $masks[$list] = $mask
    }
    if ($masks.success -eq $masks.failure) {
        return ConvertTo-AuditEntry -Sid $Sid -Mask $masks.success -Flags "${Inheritance}SAFA"
    }
    foreach ($outcome in @(@('success', 'SA'), @('failure', 'FA'))) {
        if ($masks[$outcome[0]] -ne 0) {
            ConvertTo-AuditEntry -Sid $Sid -Mask $masks[$outcome[0]] -Flags ($Inheritance + $outcome[1])
        }
    }
}

function ConvertTo-AuditEntry {
    param([Parameter(Mandatory = $true)] [string] $Sid, [Parameter(Mandatory = $true)] [long] $Mask, [Parameter(Mandatory = $true)] [string] $Flags)
    return (ConvertFrom-AuditSddl -Sddl ('S:(AU;{0};0x{1:x};;;{2})' -f $Flags, $Mask, $Sid)).Entries[0]
}

# The entries of a list. Refuses a list that it cannot parse completely.
function ConvertFrom-AuditSddl {
    param([Parameter(Mandatory = $true)] [string] $Sddl)
    $entry = '\((?<type>[A-Z]{1,2});(?<flags>(?:[A-Z]{2})*);(?<rights>0x[0-9A-Fa-f]{1,8}|(?:[A-Z]{2})*);[0-9A-Fa-f-]*;[0-9A-Fa-f-]*;(?<sid>S-1-[0-9A-Fa-fx-]+|[A-Z]{2})\)'
    $whole = [regex]::Match($Sddl, '^S:(?<control>(?:P|AR|AI)*)(?:' + ($entry -replace '\?<[a-z]+>', '?:') + ')*\z')
    if (-not $whole.Success) {
        throw "the agent does not change the audit entries '$Sddl': some are conditional or unknown. Add the entry by hand."
    }
    $entries = @([regex]::Matches($Sddl, $entry) | ForEach-Object {
        $flags = $_.Groups['flags'].Value
        [pscustomobject]@{
            Text = $_.Value
            Type = $_.Groups['type'].Value
            Flags = @(Get-OrdinalOrder -Texts @([regex]::Matches($flags, '..') | ForEach-Object { $_.Value }))
            Mask = ConvertFrom-SddlRight -Rights $_.Groups['rights'].Value
            Sid = Resolve-AuditSid -Sid $_.Groups['sid'].Value
        }
    })
    return [pscustomobject]@{ Control = $whole.Groups['control'].Value; Entries = $entries }
}

# The order of Sort-Object depends on the language of the node, and the record must not.
function Get-OrdinalOrder {
    param([Parameter(Mandatory = $true)] [AllowEmptyCollection()] [string[]] $Texts)
    $ordered = [string[]]$Texts.Clone()
    [System.Array]::Sort($ordered, [System.StringComparer]::Ordinal)
    return $ordered
}

# https://learn.microsoft.com/en-us/windows/win32/secauthz/sid-strings
function Resolve-AuditSid {
    param([Parameter(Mandatory = $true)] [string] $Sid)
    $letters = @{ WD = 'S-1-1-0'; AN = 'S-1-5-7'; AU = 'S-1-5-11'; SY = 'S-1-5-18'; LS = 'S-1-5-19'; NS = 'S-1-5-20' }
    if ($letters.ContainsKey($Sid)) {
        return $letters[$Sid]
    }
    return Resolve-SddlSid -Sid $Sid
}

function Test-SameAuditEntry {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Entry, [Parameter(Mandatory = $true)] [pscustomobject] $Wanted)
    return $Entry.Type -ceq 'AU' -and $Entry.Sid -ceq $Wanted.Sid -and $Entry.Mask -eq $Wanted.Mask -and
        ($Entry.Flags -join '') -ceq ($Wanted.Flags -join '')
}

# Whether an entry, which may be inherited, audits at least what is wanted.
function Test-CoveringAuditEntry {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Entry, [Parameter(Mandatory = $true)] [pscustomobject] $Wanted)
    $missing = @($Wanted.Flags | Where-Object { $Entry.Flags -cnotcontains $_ })
    $narrowing = @($Entry.Flags | Where-Object { 'IO', 'NP' -ccontains $_ })
    return $Entry.Type -ceq 'AU' -and $Entry.Sid -ceq $Wanted.Sid -and
        ($Entry.Mask -band $Wanted.Mask) -eq $Wanted.Mask -and $missing.Count -eq 0 -and $narrowing.Count -eq 0
}

# How the record of the agent names an entry.
function Get-AuditRecordText {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Entry)
    return '{0} 0x{1:x}' -f ($Entry.Flags -join ''), $Entry.Mask
}

# The record of the entries that the agent added for this setting.
function Get-AuditRecord {
    param([Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($null -ne $Current.was) {
        $Current.was.entries
    }
}

function Test-OwnAuditEntry {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Entry, [Parameter(Mandatory = $true)] [hashtable] $Current)
    return $Entry.Type -ceq 'AU' -and $Entry.Sid -ceq $Current.sid -and $Entry.Flags -cnotcontains 'ID' -and
        @(Get-AuditRecord -Current $Current) -ccontains (Get-AuditRecordText -Entry $Entry)
}

# Whether a wanted entry is among these entries.
function Test-AuditEntryIn {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Wanted, [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [object[]] $Entries)
    return @($Entries | Where-Object { Test-SameAuditEntry -Entry $_ -Wanted $Wanted }).Count -gt 0
}

function Test-AuditEntryCovered {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Wanted, [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [object[]] $Entries)
    return @($Entries | Where-Object { Test-CoveringAuditEntry -Entry $_ -Wanted $Wanted }).Count -gt 0
}

function Compare-AuditEntry {
    param(
        [Parameter(Mandatory = $true)] [pscustomobject] $Setting,
        [Parameter(Mandatory = $true)] [hashtable] $Current,
        [Parameter(Mandatory = $true)] [object[]] $Wanted
    )
    $entries = (ConvertFrom-AuditSddl -Sddl $Current.sddl).Entries
    $isPresent = $Setting.ensure -ceq 'present'
    foreach ($own in @($entries | Where-Object { Test-OwnAuditEntry -Entry $_ -Current $Current })) {
        if (-not $isPresent -or -not (Test-AuditEntryIn -Wanted $own -Entries $Wanted)) {
            "audit entry $($own.Text) exists and should not"
        }
    }
    if ($isPresent) {
        $Wanted | Where-Object { -not (Test-AuditEntryCovered -Wanted $_ -Entries $entries) } | ForEach-Object { "audit entry $($_.Text) is missing" }
    }
}

# The lists of entries in SDDL that the caller writes one after the other, each with the record that
# it writes before. The record must name each entry of the agent that is in the list, also if the
# agent is killed between two steps. So old entries go first, then the record changes, and then new
# entries come.
function Get-AuditStep {
    param(
        [Parameter(Mandatory = $true)] [pscustomobject] $Setting,
        [Parameter(Mandatory = $true)] [hashtable] $Current,
        [Parameter(Mandatory = $true)] [object[]] $Wanted
    )
    $list = ConvertFrom-AuditSddl -Sddl $Current.sddl
    $own = @($list.Entries | Where-Object { Test-OwnAuditEntry -Entry $_ -Current $Current })
    $others = @($list.Entries | Where-Object { -not (Test-OwnAuditEntry -Entry $_ -Current $Current) })
    $added = @()
    if ($Setting.ensure -ceq 'present') {
        $added = @($Wanted | Where-Object { (Test-AuditEntryIn -Wanted $_ -Entries $own) -or -not (Test-AuditEntryCovered -Wanted $_ -Entries $others) })
    }
    $record = @(Get-OrdinalOrder -Texts @($added | ForEach-Object { Get-AuditRecordText -Entry $_ }))
    $isRecorded = ($record -join ',') -ceq (@(Get-AuditRecord -Current $Current) -join ',')
    if (-not $isRecorded -and $own.Count -gt 0) {
        @{ sddl = (Join-AuditSddl -Control $list.Control -Entries $others) }
    }
    if ($added.Count -gt 0) {
        @{ sddl = (Join-AuditSddl -Control $list.Control -Entries $others -Added $added); record = $record }
    }
}

# Writes the record of a step.
function Save-AuditRecord {
    param(
        [Parameter(Mandatory = $true)] [pscustomobject] $Setting,
        [Parameter(Mandatory = $true)] [hashtable] $Current,
        [Parameter(Mandatory = $true)] [hashtable] $Step
    )
    if (-not $Step.ContainsKey('record')) {
        return
    }
    if (($Step.record -join ',') -cne (@(Get-AuditRecord -Current $Current) -join ',')) {
        Remove-CreatedByAgent -Key $Setting.id
    }
    Save-CreatedByAgent -Key $Setting.id -Was @{ entries = $Step.record }
}

# Deletes the record if no entry of the agent is left.
function Complete-AuditRecord {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [object[]] $Steps)
    if (-not $Steps[-1].ContainsKey('record')) {
        Remove-CreatedByAgent -Key $Setting.id
    }
}

# New entries come after the explicit entries and before the inherited ones.
function Join-AuditSddl {
    param(
        [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Control,
        [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [object[]] $Entries,
        [object[]] $Added = @()
    )
    $explicit = @($Entries | Where-Object { $_.Flags -cnotcontains 'ID' })
    $inherited = @($Entries | Where-Object { $_.Flags -ccontains 'ID' })
    return 'S:' + $Control + (@($explicit + $Added + $inherited | ForEach-Object { $_.Text }) -join '')
}
