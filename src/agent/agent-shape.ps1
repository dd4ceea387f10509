# The types of the values in a document. The agent checks them before anything else, because the
# operators of PowerShell accept a list in place of a string: @('a', 'b') -cnotmatch '^(?:a|b)\z' is
# false.
#
# A shape is a table of the fields of an object ('name?' is optional), a list with the shape of the
# objects in a list, or a string: string, integer, boolean, list, a JSON literal, alternatives with
# | between them, and [] after the type of the items of a list.

function Assert-Shape {
    param([AllowNull()] [object] $Value, [Parameter(Mandatory = $true)] [object] $Shape, [Parameter(Mandatory = $true)] [string] $What)
    if ($Shape -is [hashtable]) {
        Assert-Field -Object $Value -What $What -Shape $Shape
        foreach ($property in $Value.PSObject.Properties) {
            $type = if ($Shape.ContainsKey($property.Name)) { $property.Name } else { "$($property.Name)?" }
            Assert-Shape -Value $property.Value -Shape $Shape[$type] -What "$($property.Name) of $What"
        }
    } elseif ($Shape -is [array]) {
        if ($Value -isnot [array]) {
            throw "$What must be a list, got $(Get-ValueText -Value $Value)"
        }
        foreach ($item in $Value) {
            Assert-Shape -Value $item -Shape $Shape[0] -What "an item of $What"
        }
    } elseif (-not (Test-ValueType -Value $Value -Type $Shape)) {
        throw "$What must be of type $Shape, got $(Get-ValueText -Value $Value)"
    }
}

function Assert-Field {
    param(
        [Parameter(Mandatory = $true)] [AllowNull()] [object] $Object,
        [Parameter(Mandatory = $true)] [string] $What,
        [Parameter(Mandatory = $true)] [hashtable] $Shape
    )
    if ($Object -isnot [System.Management.Automation.PSCustomObject]) {
        throw "$What must be an object"
    }
    # Comparison operators ignore some characters, such as a space without width.
    $names = New-Object -TypeName System.Collections.Generic.HashSet[string] -ArgumentList ([System.StringComparer]::Ordinal)
    $known = New-Object -TypeName System.Collections.Generic.HashSet[string] -ArgumentList ([System.StringComparer]::Ordinal)
    $Object.PSObject.Properties | ForEach-Object { $null = $names.Add($_.Name) }
    $Shape.Keys | ForEach-Object { $null = $known.Add($_.TrimEnd('?')) }
    $missing = @($Shape.Keys | Where-Object { $_ -cnotlike '*[?]' -and -not $names.Contains($_) } | Sort-Object)
    $unknown = @($names | Where-Object { -not $known.Contains($_) })
    if ($missing.Count -gt 0) {
        throw "$What lacks $($missing -join ', ')"
    }
    if ($unknown.Count -gt 0) {
        throw "$What has $($unknown -join ', '), which this agent does not know"
    }
}

function Test-ValueType {
    param([AllowNull()] [object] $Value, [Parameter(Mandatory = $true)] [string] $Type)
    if ($Type -cmatch '^\((.*)\)\[\]\z') {
        return $Value -is [array] -and (Test-ItemType -Items $Value -Type $Matches[1])
    }
    foreach ($alternative in $Type -split ' \| ') {
        $isInteger = $Value -is [int] -or $Value -is [long]
        $matchesType = switch -CaseSensitive -Regex ($alternative) {
            '^string\z' { $Value -is [string]; break }
            '^integer\z' { $isInteger; break }
            '^boolean\z' { $Value -is [bool]; break }
            '^list\z' { $Value -is [array]; break }
            '\[\]\z' { $Value -is [array] -and (Test-ItemType -Items $Value -Type $alternative.Substring(0, $alternative.Length - 2)); break }
            default {
                $literal = if ($Value -is [string]) { """$Value""" } elseif ($isInteger) { "$Value" } else { '' }
                [string]::Equals($literal, $alternative, [StringComparison]::Ordinal)
            }
        }
        if ($matchesType) {
            return $true
        }
    }
    return $false
}

function Test-ItemType {
    param([Parameter(Mandatory = $true)] [AllowEmptyCollection()] [AllowNull()] [object[]] $Items, [Parameter(Mandatory = $true)] [string] $Type)
    foreach ($item in $Items) {
        if (-not (Test-ValueType -Value $item -Type $Type)) {
            return $false
        }
    }
    return $true
}

function Get-ValueText {
    param([AllowNull()] [object] $Value)
    if ($null -eq $Value) {
        return 'null'
    }
    if ($Value -is [array]) {
        return 'a list'
    }
    return $(if ($Value -is [System.Management.Automation.PSCustomObject]) { 'an object' } else { "'$Value'" })
}
