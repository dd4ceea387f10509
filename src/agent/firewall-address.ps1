# Compares remote addresses of firewall rules by the range they cover. Windows returns 10.0.0.0/8 as
# 10.0.0.0/255.0.0.0, and joins ranges that overlap.
# https://github.com/dsccommunity/NetworkingDsc/issues/404

# The addresses as sorted ranges, joined if they touch. Keywords (Any, LocalSubnet) remain words.
function Resolve-FirewallAddress {
    param([Parameter(Mandatory = $true)] [AllowEmptyCollection()] [string[]] $Address)
    $words = @()
    $ranges = @()
    foreach ($text in $Address) {
        $range = ConvertTo-FirewallRange -Text $text
        if ($null -eq $range) {
            $words += $text
        } else {
            $ranges += $range
        }
    }
    $joined = New-Object -TypeName 'System.Collections.Generic.List[object]'
    foreach ($range in @($ranges | Sort-Object -Property Family, First)) {
        $last = if ($joined.Count -eq 0) { $null } else { $joined[$joined.Count - 1] }
        if ($null -ne $last -and $last.Family -eq $range.Family -and $range.First -le $last.Last + 1) {
            if ($range.Last -gt $last.Last) {
                $last.Last = $range.Last
            }
        } else {
            $joined.Add($range)
        }
    }
    @($words | Sort-Object -Unique) + @($joined | ForEach-Object { '{0}:{1:x}-{2:x}' -f $_.Family, $_.First, $_.Last })
}

# The first and last address of an address, a network with prefix or mask, or a range. Returns
# nothing for other strings.
function ConvertTo-FirewallRange {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text)
    $parts = [regex]::Match($Text, '^(?<first>[0-9A-Fa-f:.]+)(?:/(?<mask>[0-9A-Fa-f:.]+)|-(?<last>[0-9A-Fa-f:.]+))?\z')
    $first = if ($parts.Success) { ConvertTo-FirewallNumber -Text $parts.Groups['first'].Value }
    if ($null -eq $first) {
        return
    }
    if ($parts.Groups['last'].Success) {
        $last = ConvertTo-FirewallNumber -Text $parts.Groups['last'].Value
        if ($null -eq $last -or $last.Family -ne $first.Family -or $last.Value -lt $first.Value) {
            return
        }
        return [pscustomobject]@{ Family = $first.Family; First = $first.Value; Last = $last.Value }
    }
    $hosts = [bigint]1
    if ($parts.Groups['mask'].Success) {
        $hosts = Get-FirewallNetworkSize -Mask $parts.Groups['mask'].Value -Family $first.Family
        if ($null -eq $hosts) {
            return
        }
    }
    $start = $first.Value - ($first.Value % $hosts)
    return [pscustomobject]@{ Family = $first.Family; First = $start; Last = $start + $hosts - 1 }
}

# The number of addresses in a network, by the length of its prefix or by its mask.
function Get-FirewallNetworkSize {
    param([Parameter(Mandatory = $true)] [string] $Mask, [Parameter(Mandatory = $true)] [int] $Family)
    $bits = if ($Family -eq 4) { 32 } else { 128 }
    $all = [bigint]::Pow(2, $bits)
    if ($Mask -cmatch '^[0-9]{1,3}\z') {
        if ([int]$Mask -gt $bits) {
            return
        }
        return [bigint]::Pow(2, $bits - [int]$Mask)
    }
    $number = ConvertTo-FirewallNumber -Text $Mask
    if ($null -eq $number -or $number.Family -ne $Family) {
        return
    }
    # A mask is ones, then zeros, so the rest of the range is a power of two.
    $size = $all - $number.Value
    if (-not $size.IsPowerOfTwo) {
        return
    }
    return $size
}

# An address as a number. .NET alone would accept '1' and '10.1' as addresses.
function ConvertTo-FirewallNumber {
    param([Parameter(Mandatory = $true)] [string] $Text)
    if ($Text -cnotmatch '^(?:(?:0|[1-9][0-9]{0,2})(?:\.(?:0|[1-9][0-9]{0,2})){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)\z') {
        return
    }
    $address = $null
    if (-not [System.Net.IPAddress]::TryParse($Text, [ref]$address)) {
        return
    }
    $bytes = $address.GetAddressBytes()
    $family = if ($bytes.Length -eq 4) { 4 } else { 6 }
    $hex = '0' + (($bytes | ForEach-Object { $_.ToString('x2') }) -join '')
    return [pscustomobject]@{ Family = $family; Value = [bigint]::Parse($hex, [System.Globalization.NumberStyles]::AllowHexSpecifier) }
}
