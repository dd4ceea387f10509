# Security descriptors as strings (SDDL) of registry keys, services, event channels and files.
# Finds, adds and removes the entry of one group, and keeps every other character. Refuses a
# descriptor that it cannot parse completely: a misread conditional entry could deny SYSTEM access.
# https://learn.microsoft.com/en-us/windows/win32/secauthz/security-descriptor-string-format

function ConvertFrom-Sddl {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Sddl)
    $sid = '(?:S-1-(?:0x[0-9A-Fa-f]+|[0-9]+)(?:-[0-9]+)*|[A-Z]{2})'
    $entry = '\((?<type>[A-Z]{1,2});(?<flags>(?:[A-Z]{2})*);(?<rights>0x[0-9A-Fa-f]{1,8}|(?:[A-Z]{2})*);[0-9A-Fa-f-]*;[0-9A-Fa-f-]*;(?<sid>' + $sid + ')\)'
    $list = '(?:P|AR|AI)*(?:' + ($entry -replace '\?<[a-z]+>', '?:') + ')*'
    $whole = [regex]::Match($Sddl, '^(?<head>(?:O:' + $sid + ')?(?:G:' + $sid + ')?)D:(?<list>' + $list + ')(?<tail>(?:S:' + $list + ')?)\z')
    if (-not $whole.Success) {
        throw "the agent does not change security descriptor '$Sddl': it has conditional or unknown entries, or has no list and so allows access to all users. Grant the access by hand."
    }
    $entries = @([regex]::Matches($whole.Groups['list'].Value, $entry) | ForEach-Object {
        $flags = $_.Groups['flags'].Value
        [pscustomobject]@{
            Text = $_.Value
            Type = $_.Groups['type'].Value
            Flags = @([regex]::Matches($flags, '..') | ForEach-Object { $_.Value })
            Mask = ConvertFrom-SddlRight -Rights $_.Groups['rights'].Value
            Sid = Resolve-SddlSid -Sid $_.Groups['sid'].Value
        }
    })
    return [pscustomobject]@{
        Head = $whole.Groups['head'].Value
        Control = [regex]::Match($whole.Groups['list'].Value, '^(?:P|AR|AI)*').Value
        Entries = $entries
        Tail = $whole.Groups['tail'].Value
    }
}

# https://learn.microsoft.com/en-us/windows/win32/secauthz/ace-strings
function ConvertFrom-SddlRight {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Rights)
    if ($Rights.StartsWith('0x', [StringComparison]::OrdinalIgnoreCase)) {
        return [Convert]::ToInt64($Rights, 16)
    }
    $masks = @{
        CC = 0x1; DC = 0x2; LC = 0x4; SW = 0x8; RP = 0x10; WP = 0x20; DT = 0x40; LO = 0x80; CR = 0x100
        SD = 0x10000; RC = 0x20000; WD = 0x40000; WO = 0x80000
        GA = 0x10000000; GX = 0x20000000; GW = 0x40000000; GR = 2147483648
        FA = 0x1F01FF; FR = 0x120089; FW = 0x120116; FX = 0x1200A0
        KA = 0xF003F; KR = 0x20019; KW = 0x20006; KX = 0x20019
        NR = 0x1; NW = 0x2; NX = 0x4
    }
    [long]$mask = 0
    foreach ($letters in [regex]::Matches($Rights, '..')) {
        if (-not $masks.ContainsKey($letters.Value)) {
            throw "the security descriptor has the right '$($letters.Value)', which the agent does not know. Grant the access by hand."
        }
        $mask = $mask -bor [long]$masks[$letters.Value]
    }
    return $mask
}

# Windows writes built-in groups as two letters. Groups that a setting can name are compared by
# number.
# https://learn.microsoft.com/en-us/windows/win32/secauthz/sid-strings
function Resolve-SddlSid {
    param([Parameter(Mandatory = $true)] [string] $Sid)
    $builtIn = @{
        BU = 545; RE = 552; RU = 554; RD = 555; MU = 558; LU = 559; IS = 568; ER = 573; CD = 574; RA = 575; ES = 576; MS = 577; AA = 579
        BA = 544; BG = 546; PU = 547; AO = 548; SO = 549; PO = 550; BO = 551; NO = 556; CY = 569; HA = 578; RM = 580
    }
    if ($builtIn.ContainsKey($Sid)) {
        return "S-1-5-32-$($builtIn[$Sid])"
    }
    return $Sid
}

# The entry for a group. Flags such as 'CI' state what inherits it. Without flags, it applies to the
# object alone.
function ConvertTo-SddlGrant {
    param(
        [Parameter(Mandatory = $true)] [string] $Sid,
        [Parameter(Mandatory = $true)] [string] $Rights,
        [string] $Flags = ''
    )
    return [pscustomobject]@{
        Sid = $Sid
        Mask = ConvertFrom-SddlRight -Rights $Rights
        Flags = @([regex]::Matches($Flags, '..') | ForEach-Object { $_.Value })
        Text = "(A;$Flags;$Rights;;;$Sid)"
        IsBuiltIn = $Sid.StartsWith('S-1-5-32-', [StringComparison]::Ordinal)
    }
}

# Whether the grant replaces an entry. It replaces every explicit allow entry of a group that the
# agent defines. A group of Windows has other allow entries, which must stay, so the grant replaces
# only an identical entry.
function Test-SddlGrantEntry {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Entry, [Parameter(Mandatory = $true)] [pscustomobject] $Grant)
    if ($Entry.Type -cne 'A' -or $Entry.Sid -cne $Grant.Sid -or $Entry.Flags -ccontains 'ID') {
        return $false
    }
    return (-not $Grant.IsBuiltIn) -or (Test-SddlSameAccess -Entry $Entry -Grant $Grant)
}

function Test-SddlSameAccess {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Entry, [Parameter(Mandatory = $true)] [pscustomobject] $Grant)
    $has = (@($Entry.Flags) | Sort-Object) -join ''
    $wanted = (@($Grant.Flags) | Sort-Object) -join ''
    return $Entry.Mask -eq $Grant.Mask -and $has -ceq $wanted
}

function Test-SddlCoveringEntry {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Entry, [Parameter(Mandatory = $true)] [pscustomobject] $Grant)
    $missing = @($Grant.Flags | Where-Object { $Entry.Flags -cnotcontains $_ })
    $narrowing = @($Entry.Flags | Where-Object { 'IO', 'NP' -ccontains $_ })
    return $Entry.Type -ceq 'A' -and $Entry.Sid -ceq $Grant.Sid -and
        ($Entry.Mask -band $Grant.Mask) -eq $Grant.Mask -and $missing.Count -eq 0 -and $narrowing.Count -eq 0
}

# Describes the differences between a descriptor and the grant.
function Compare-SddlGrant {
    param(
        [Parameter(Mandatory = $true)] [string] $Sddl,
        [Parameter(Mandatory = $true)] [pscustomobject] $Grant,
        [Parameter(Mandatory = $true)] [ValidateSet('present', 'absent')] [string] $Ensure
    )
    $entries = (ConvertFrom-Sddl -Sddl $Sddl).Entries
    $own = @($entries | Where-Object { Test-SddlGrantEntry -Entry $_ -Grant $Grant })
    if ($Ensure -eq 'absent') {
        $own | ForEach-Object { "entry $($_.Text) exists and should not" }
        return
    }
    $entries | Where-Object { $_.Type -ceq 'D' -and $_.Sid -ceq $Grant.Sid -and ($_.Mask -band $Grant.Mask) -ne 0 } |
        ForEach-Object { "entry $($_.Text) denies what entry $($Grant.Text) allows. Remove it by hand." }
    if ($Grant.IsBuiltIn) {
        $met = @($entries | Where-Object { Test-SddlCoveringEntry -Entry $_ -Grant $Grant }).Count -gt 0
    } else {
        $met = $own.Count -eq 1 -and (Test-SddlSameAccess -Entry $own[0] -Grant $Grant)
    }
    if (-not $met) {
        $found = if ($own.Count -eq 0) { 'no entry for the group' } else { ($own | ForEach-Object { $_.Text }) -join '' }
        "$found instead of entry $($Grant.Text)"
    }
}

# Whether the group has an entry that the grant would replace.
function Test-SddlGrant {
    param([Parameter(Mandatory = $true)] [string] $Sddl, [Parameter(Mandatory = $true)] [pscustomobject] $Grant)
    return @((ConvertFrom-Sddl -Sddl $Sddl).Entries | Where-Object { Test-SddlGrantEntry -Entry $_ -Grant $Grant }).Count -gt 0
}

# The descriptor with the grant, in the position of the entry that it replaces, or after the other
# explicit entries. Inherited entries come last.
function Add-SddlGrant {
    param([Parameter(Mandatory = $true)] [string] $Sddl, [Parameter(Mandatory = $true)] [pscustomobject] $Grant)
    $texts = New-Object -TypeName 'System.Collections.Generic.List[string]'
    $position = -1
    $firstInherited = -1
    foreach ($entry in (ConvertFrom-Sddl -Sddl $Sddl).Entries) {
        if (Test-SddlGrantEntry -Entry $entry -Grant $Grant) {
            if ($position -lt 0) {
                $position = $texts.Count
            }
            continue
        }
        if ($firstInherited -lt 0 -and $entry.Flags -ccontains 'ID') {
            $firstInherited = $texts.Count
        }
        $texts.Add($entry.Text)
    }
    if ($position -lt 0) {
        $position = if ($firstInherited -lt 0) { $texts.Count } else { $firstInherited }
    }
    $texts.Insert($position, $Grant.Text)
    return Join-Sddl -Sddl $Sddl -Entries $texts -Grant $Grant
}

# The descriptor without the grant.
function Remove-SddlGrant {
    param([Parameter(Mandatory = $true)] [string] $Sddl, [Parameter(Mandatory = $true)] [pscustomobject] $Grant)
    return Join-Sddl -Sddl $Sddl -Entries (Get-SddlOtherEntry -Sddl $Sddl -Grant $Grant) -Grant $Grant
}

function Get-SddlOtherEntry {
    param([Parameter(Mandatory = $true)] [string] $Sddl, [Parameter(Mandatory = $true)] [pscustomobject] $Grant)
    (ConvertFrom-Sddl -Sddl $Sddl).Entries | Where-Object { -not (Test-SddlGrantEntry -Entry $_ -Grant $Grant) } | ForEach-Object { $_.Text }
}

# The descriptor with other entries. Throws if anything besides the grant differs between the old
# and the new descriptor.
function Join-Sddl {
    param(
        [Parameter(Mandatory = $true)] [string] $Sddl,
        [Parameter(Mandatory = $true)] [AllowNull()] [AllowEmptyCollection()] [string[]] $Entries,
        [Parameter(Mandatory = $true)] [pscustomobject] $Grant
    )
    $old = ConvertFrom-Sddl -Sddl $Sddl
    $joined = $old.Head + 'D:' + $old.Control + (@($Entries) -join '') + $old.Tail
    $new = ConvertFrom-Sddl -Sddl $joined
    $before = @($old.Head, $old.Control) + @(Get-SddlOtherEntry -Sddl $Sddl -Grant $Grant) + @($old.Tail)
    $after = @($new.Head, $new.Control) + @(Get-SddlOtherEntry -Sddl $joined -Grant $Grant) + @($new.Tail)
    if (($before -join "`n") -cne ($after -join "`n")) {
        throw "security descriptor '$Sddl' would have become '$joined', which loses other entries. The agent changed nothing. Please report this."
    }
    return $joined
}
