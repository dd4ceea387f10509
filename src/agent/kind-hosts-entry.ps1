# needs: fields-hosts-entry, node-paths, windows-hosts
# One name in the hosts file, on a line of its own that says whose it is. Lines of others stay byte for byte.

$hostsMarker = '# made by cdk8s-hostprocess'

function Assert-HostsEntrySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $name = $Setting.name
    if ($name -isnot [string] -or $name.Length -gt 253 -or $name -cnotmatch '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*\z' -or $name -cmatch '(?:^|\.)[0-9]+\z') {
        throw "host name '$name' is none: lower-case letters, digits, dashes and dots, and no number behind the last dot"
    }
    if ($name -cmatch '(?:^|\.)localhost\z') {
        throw "host name '$name' is the node itself, whatever a hosts file says"
    }
    foreach ($own in [string]$env:COMPUTERNAME, [string]$env:HOSTPROCESS_NODE_NAME) {
        if ($Setting.ensure -ceq 'present' -and $own -ne '' -and [string]::Equals($name, $own, [StringComparison]::OrdinalIgnoreCase)) {
            throw "host name '$name' is that of this node, which finds its own addresses by it"
        }
    }
    if ($Setting.address -isnot [string] -or (Get-HostAddressFamily -Address $Setting.address) -eq '') {
        throw "host name '$name' has the address '$($Setting.address)', which is no IP address"
    }
}

# 'ipv4', 'ipv6', or nothing for what is no address. IPAddress itself takes '1' and '010.0.0.1', too.
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
    $path = Get-NodeHostsPath
    if ('file', 'none' -notcontains (Get-NodeUnlinkedPathKind -Path $path)) {
        throw "path '$path' is no file"
    }
    $text = Read-NodeHostsFile
    if ($null -ne $text -and $text.Contains([string][char]0)) {
        throw 'the hosts file is in UTF-16, which Windows does not read. Save it in ANSI or UTF-8.'
    }
    return @{ exists = ($null -ne $text); text = [string]$text; lines = @(Get-HostsLine -Text ([string]$text) -Setting $Setting) }
}

# The lines that say something of this name in this family of addresses, with their number and place in the file.
function Get-HostsLine {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text, [Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $family = Get-HostAddressFamily -Address $Setting.address
    $number = 0
    foreach ($line in [regex]::Matches($Text, '[^\n]*\n|[^\n]+\z')) {
        $number++
        $words = @((($line.Value -split '#')[0]).Trim() -split '[\s]+')
        if ($words.Count -ge 2 -and $words[1..($words.Count - 1)] -contains $Setting.name -and (Get-HostAddressFamily -Address $words[0]) -eq $family) {
            @{ number = $number; start = $line.Index; length = $line.Length; address = $words[0]; isOwn = $line.Value.TrimEnd().EndsWith($hostsMarker, [StringComparison]::Ordinal) }
        }
    }
}

function Compare-HostsEntrySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $own = @($Current.lines | Where-Object { $_.isOwn })
    if ($Setting.ensure -ceq 'absent') {
        $own | ForEach-Object { "line $($_.number) of the hosts file names '$($Setting.name)' and should not be there" }
        return
    }
    $others = @($Current.lines | Where-Object { -not $_.isOwn })
    $others | Where-Object { -not (Test-SameAddress -One $_.address -Other $Setting.address) } |
        ForEach-Object { "line $($_.number) of the hosts file, which others have written, gives '$($Setting.name)' the address $($_.address) instead of $($Setting.address)" }
    $own | Where-Object { -not (Test-SameAddress -One $_.address -Other $Setting.address) } |
        ForEach-Object { "'$($Setting.name)' has the address $($_.address) in the hosts file instead of $($Setting.address)" }
    if ($Current.lines.Count -eq 0) {
        "'$($Setting.name)' is not in the hosts file"
    } elseif ($own.Count -gt 1) {
        "'$($Setting.name)' is $($own.Count) times in the hosts file"
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
            throw "line $($own[0].number) of the hosts file was there before the agent, which removes only what it made. Remove it by hand."
        }
        Write-NodeHostsFile -Text (Get-TextWithoutLine -Text $Current.text -Lines $own)
        Remove-CreatedByAgent -Key $Setting.id
        return
    }
    $wrong = @($Current.lines | Where-Object { -not $_.isOwn -and -not (Test-SameAddress -One $_.address -Other $Setting.address) })
    if ($wrong.Count -gt 0) {
        throw "line $($wrong[0].number) of the hosts file gives '$($Setting.name)' the address $($wrong[0].address), and others have written it. Remove it by hand, or leave this name to it."
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

# Behind the last line that has an end: one without keeps its place, so that taking the new line out again leaves what was there.
function Get-TextWithLine {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text, [Parameter(Mandatory = $true)] [string] $Line)
    $first = $Text.IndexOf([char]10)
    $end = if ($first -eq 0 -or ($first -gt 0 -and $Text[$first - 1] -ne "`r")) { "`n" } else { "`r`n" }
    return $Text.Insert($Text.LastIndexOf([char]10) + 1, $Line + $end)
}
