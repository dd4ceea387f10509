# needs: fields-hosts-entry, node-paths, windows-hosts
# One name in the hosts file, on its own line with a marker of the agent. Other lines stay
# unchanged, byte for byte.

$hostsMarker = '# made by cdk8s-hostprocess'

function Assert-HostsEntrySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $name = $Setting.name
    if ($name.Length -gt 253 -or $name -cnotmatch '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*\z' -or $name -cmatch '(?:^|\.)[0-9]+\z') {
        throw "host name '$name' is not valid. Use lower-case letters, digits, dashes and dots, and no number after the last dot."
    }
    if ($name -cmatch '(?:^|\.)localhost\z') {
        throw "host name '$name' always means the node itself, whatever the hosts file contains"
    }
    if ((Get-HostAddressFamily -Address $Setting.address) -eq '') {
        throw "host name '$name' has the address '$($Setting.address)', which is not an IP address"
    }
}

# Returns 'ipv4', 'ipv6', or '' if the string is not an address. IPAddress itself also accepts '1'
# and '010.0.0.1'.
function Get-HostAddressFamily {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Address)
    if ($Address -cmatch '^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?!\z)|\z)){4}\z') {
        return 'ipv4'
    }
    $parsed = $null
    if ($Address -match '^[0-9a-f:.]{2,45}\z' -and $Address.Contains(':') -and [System.Net.IPAddress]::TryParse($Address, [ref]$parsed)) {
        return 'ipv6'
    }
    return ''
}

function Read-HostsEntrySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    # Not in Assert: a name that is wrong on one node must not refuse the whole document there.
    foreach ($own in [string]$env:COMPUTERNAME, [string]$env:HOSTPROCESS_NODE_NAME) {
        if ($Setting.ensure -ceq 'present' -and $own -ne '' -and [string]::Equals($Setting.name, $own, [StringComparison]::OrdinalIgnoreCase)) {
            throw "host name '$($Setting.name)' is the name of this node, which finds its own addresses by it"
        }
    }
    $path = Get-NodeHostsPath
    if ('file', 'none' -notcontains (Get-NodeUnlinkedPathKind -Path $path)) {
        throw "path '$path' is not a file"
    }
    $text = Read-NodeHostsFile
    if ($null -ne $text -and $text.Contains([string][char]0)) {
        throw 'the hosts file is in UTF-16, which Windows does not read there. Save it in ANSI or UTF-8.'
    }
    return @{ exists = ($null -ne $text); text = [string]$text; lines = @(Get-HostsLine -Text ([string]$text) -Setting $Setting) }
}

# The lines that map this name to an address of this family, with their numbers and positions in the
# file.
function Get-HostsLine {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text, [Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $family = Get-HostAddressFamily -Address $Setting.address
    $number = 0
    foreach ($line in [regex]::Matches($Text, '[^\n]*\n|[^\n]+\z')) {
        $number++
        # Each character is one byte of the file, and parts of UTF-8 letters are white space in
        # .NET.
        $words = @(($line.Value -split '[#\r\n]')[0].Trim([char[]]" `t") -split '[ \t]+')
        if ($words.Count -ge 2 -and $words[1..($words.Count - 1)] -contains $Setting.name -and (Get-HostAddressFamily -Address $words[0]) -eq $family) {
            @{ number = $number; start = $line.Index; length = $line.Length; address = $words[0]; isOwn = $line.Value.TrimEnd().EndsWith($hostsMarker, [StringComparison]::Ordinal) }
        }
    }
}

function Compare-HostsEntrySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $own = @($Current.lines | Where-Object { $_.isOwn })
    if ($Setting.ensure -ceq 'absent') {
        $own | ForEach-Object { "line $($_.number) of the hosts file names '$($Setting.name)', which should not be there" }
        return
    }
    $others = @($Current.lines | Where-Object { -not $_.isOwn })
    $others | Where-Object { -not (Test-SameAddress -One $_.address -Other $Setting.address) } |
        ForEach-Object { "line $($_.number) of the hosts file, which the agent did not write, maps '$($Setting.name)' to $($_.address) instead of $($Setting.address)" }
    $own | Where-Object { -not (Test-SameAddress -One $_.address -Other $Setting.address) } |
        ForEach-Object { "'$($Setting.name)' has the address $($_.address) in the hosts file instead of $($Setting.address)" }
    if ($Current.lines.Count -eq 0) {
        "'$($Setting.name)' is not in the hosts file"
    } elseif ($own.Count -gt 1) {
        "'$($Setting.name)' appears $($own.Count) times in the hosts file"
    }
}

function Test-SameAddress {
    param([Parameter(Mandatory = $true)] [string] $One, [Parameter(Mandatory = $true)] [string] $Other)
    return [System.Net.IPAddress]::Parse($One).Equals([System.Net.IPAddress]::Parse($Other))
}

function Sync-HostsEntrySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $own = @($Current.lines | Where-Object { $_.isOwn })
    if ($Setting.ensure -ceq 'absent') {
        if (-not (Test-CreatedByAgent -Key $Setting.id)) {
            throw "line $($own[0].number) of the hosts file existed before the agent, so the agent does not delete it. Delete it by hand."
        }
        Write-NodeHostsFile -Text (Get-TextWithoutLine -Text $Current.text -Lines $own)
        Remove-CreatedByAgent -Key $Setting.id
        return
    }
    $wrong = @($Current.lines | Where-Object { -not $_.isOwn -and -not (Test-SameAddress -One $_.address -Other $Setting.address) })
    if ($wrong.Count -gt 0) {
        throw "line $($wrong[0].number) of the hosts file, which the agent did not write, maps '$($Setting.name)' to $($wrong[0].address). Delete the line by hand, or remove the setting."
    }
    Save-CreatedByAgent -Key $Setting.id
    $text = Get-TextWithoutLine -Text $Current.text -Lines $own
    Write-NodeHostsFile -Text (Get-TextWithLine -Text $text -Line "$($Setting.address)`t$($Setting.name)`t$hostsMarker")
}

function Get-TextWithoutLine {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text, [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [object[]] $Lines)
    foreach ($line in @($Lines | Sort-Object -Property { $_.start } -Descending)) {
        $Text = $Text.Remove($line.start, $line.length)
    }
    return $Text
}

# Inserts the line after the last complete line. A last line without a line end stays last, so that
# removing the new line restores the file.
function Get-TextWithLine {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text, [Parameter(Mandatory = $true)] [string] $Line)
    $first = $Text.IndexOf([char]10)
    $end = if ($first -eq 0 -or ($first -gt 0 -and $Text[$first - 1] -ne "`r")) { "`n" } else { "`r`n" }
    return $Text.Insert($Text.LastIndexOf([char]10) + 1, $Line + $end)
}
