# What the tests do differently in Windows PowerShell 5.1 and in PowerShell 7.

# 5.1 leaves a string that looks like a date alone. 7 does so only if it is told to.
function ConvertFrom-TestJson {
    param([Parameter(Mandatory = $true)] [string] $Json)
    if ($PSVersionTable.PSVersion.Major -lt 7) {
        return ConvertFrom-Json -InputObject $Json
    }
    return ConvertFrom-Json -InputObject $Json -DateKind String
}

# Readers see the old file or the new one. .NET Framework has no Move that overwrites.
function Move-OverFile {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [string] $Destination)
    if ([System.IO.File]::Exists($Destination)) {
        [System.IO.File]::Replace($Path, $Destination, [NullString]::Value)
    } else {
        [System.IO.File]::Move($Path, $Destination)
    }
}

# The name of a path of the agent below its folder, which tests write with slashes.
function Get-NameInFolder {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [string] $Folder)
    return $Path.Substring($Folder.Length).Replace('\', '/')
}

# Results go to a file: the console of 5.1 loses the characters that its code page lacks.
function Save-TestResult {
    param([Parameter(Mandatory = $true)] [AllowEmptyCollection()] [object[]] $Result, [Parameter(Mandatory = $true)] [int] $Depth)
    [System.IO.File]::WriteAllText($env:RESULT, (ConvertTo-Json -Depth $Depth -Compress -InputObject $Result))
}
