# needs: facts-reason, facts-registry-data
# The data that a registry value can have, by its type.

function Assert-RegistryData {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $type = $Setting.type
    if ($type -isnot [string] -or $type -cnotmatch '^(?:string|expandString|multiString|dword|qword|binary|none|missing)\z') {
        throw "value '$($Setting.name)' has the type '$type'. Use string, expandString, multiString, dword, qword, binary, none or missing."
    }
    $hasData = $null -ne $Setting.PSObject.Properties['data']
    if ($hasData -ne ('none', 'missing' -cnotcontains $type)) {
        throw "value '$($Setting.name)' of the type $type $(if ($hasData) { 'must not have data' } else { 'lacks data' })"
    }
    if ($hasData) {
        Assert-RegistryDataOfType -Name $Setting.name -Type $type -Data $Setting.data
    }
}

function Assert-RegistryDataOfType {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Name, [Parameter(Mandatory = $true)] [string] $Type, [AllowNull()] [object] $Data)
    switch -CaseSensitive ($Type) {
        'dword' {
            if (($Data -isnot [int] -and $Data -isnot [long]) -or $Data -lt 0 -or $Data -gt [uint32]::MaxValue) {
                throw "value '$Name' has the dword '$Data'. Use a whole number from 0 to 4294967295."
            }
        }
        'qword' {
            $number = [uint64]0
            $invariant = [System.Globalization.CultureInfo]::InvariantCulture
            if ($Data -isnot [string] -or $Data -cnotmatch '^(?:0|[1-9][0-9]{0,19})\z' -or
                -not [uint64]::TryParse($Data, [System.Globalization.NumberStyles]::None, $invariant, [ref]$number)) {
                throw "value '$Name' has the qword '$Data'. Use a string with a whole number from 0 to 18446744073709551615."
            }
        }
        'binary' {
            if ($Data -isnot [string] -or $Data.Length -gt $longestRegistryHex -or $Data -cnotmatch '^(?:[0-9a-f]{2})*\z') {
                throw "value '$Name' has the bytes '$Data'. Use two digits 0-9 a-f for each byte, and at most $($longestRegistryHex / 2) bytes."
            }
        }
        'multiString' {
            if ($Data -isnot [array]) {
                throw "value '$Name' has the type multiString, so its data must be a list of strings"
            }
            foreach ($text in $Data) {
                Assert-RegistryText -What "a string of value '$Name'" -Text $text -Longest $longestRegistryText
                if ($text -ceq '') {
                    throw "value '$Name' has an empty string in its list, which Windows reads as the end of the list"
                }
            }
            if (($Data -join ' ').Length -gt $longestRegistryText) {
                throw "value '$Name' has more than $longestRegistryText characters"
            }
        }
        default {
            Assert-RegistryText -What "the string of value '$Name'" -Text $Data -Longest $longestRegistryText
        }
    }
}

# In Windows, a zero ends a string. Half of a surrogate pair is not a character, and cannot be read
# back.
function Assert-RegistryText {
    param([Parameter(Mandatory = $true)] [string] $What, [AllowNull()] [object] $Text, [Parameter(Mandatory = $true)] [int] $Longest)
    if ($Text -isnot [string]) {
        throw "$What must be a string"
    }
    if ($Text.Length -gt $Longest) {
        throw "$What has $($Text.Length) characters. Use up to $Longest."
    }
    if ($Text.IndexOf([char]0) -ge 0 -or $Text -cmatch '(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])') {
        throw "$What contains a character that Windows does not store: a zero, or half of a surrogate pair"
    }
}

function Assert-SensitiveReason {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if ($null -eq $Setting.PSObject.Properties['sensitiveReason']) {
        return
    }
    if ($Setting.sensitiveReason -isnot [string] -or $Setting.sensitiveReason -cnotmatch $reasonPattern) {
        throw "sensitiveReason '$($Setting.sensitiveReason)' is not valid. Use one line of up to 250 characters."
    }
}
