# needs: facts-environment-key, facts-path-length, facts-program-folders, facts-registry-data, fields-path-entry, node-paths, path-stranger, registry-data, registry-values, windows-registry-values
# A folder at the end or at the start of the machine's Path. All other entries stay unchanged, and
# so does the type of the value, because entries contain %SystemRoot%.

$pathName = 'Path'

function Assert-PathEntrySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $folder = $Setting.folder
    Assert-NodePath -Path $folder
    Assert-RegistryText -What 'the folder' -Text $folder -Longest $longestPath
    if ($folder -cmatch '[;%]' -or @($folder -split '\\' | Where-Object { $_ -ceq '..' }).Count -gt 0) {
        throw "folder '$folder' cannot be an entry of the Path: it contains a semicolon, a percent sign or '..'"
    }
    Assert-TakesEffect -Setting $Setting
    Assert-SensitiveReason -Setting $Setting
    # Services that run as SYSTEM also search the Path for programs and libraries. Folders below
    # C:\Windows are not safe: users can write to some of them.
    $isSafe = @($programFolders | Where-Object { Test-PathWithin -Path $folder -Folder $_ }).Count -gt 0
    if (-not $isSafe -and $Setting.ensure -ceq 'present' -and $null -eq $Setting.PSObject.Properties['sensitiveReason']) {
        throw "folder '$folder' is outside of $($programFolders -join ', '): anyone who can write to it decides what SYSTEM services load. If only administrators can write to it, set sensitiveReason."
    }
    if ((Test-FirstPathEntry -Setting $Setting) -and $null -eq $Setting.PSObject.Properties['sensitiveReason']) {
        throw "folder '$folder' would be the first in the Path, so its programs replace those of Windows with the same name. Set sensitiveReason."
    }
}

function Test-FirstPathEntry {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    return $null -ne $Setting.PSObject.Properties['position']
}

function Read-PathEntrySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $found = Read-NodeRegistryValue -Key $environmentKey -View 64 -Name $pathName
    if ($null -eq $found -or @(1, 2) -notcontains $found.type) {
        throw 'the Path of the machine is missing or not a string. Repair it on the node.'
    }
    $text = ConvertTo-RegistryText -Hex $found.hex
    $entries = @($text -split ';')
    $same = @($entries | Where-Object { Test-SamePathEntry -Entry $_ -Folder $Setting.folder })
    $was = Read-ChangedByAgent -Key $Setting.id
    $current = @{
        exists = ($same.Count -gt 0)
        isFirst = (Test-SamePathEntry -Entry $entries[0] -Folder $Setting.folder)
        path = $text
        type = $found.type
        # How many entries of others the Path has: the agent adds a first entry to one that is not.
        others = $(if ($null -ne $was) { $was.others } else { 0 })
        count = $same.Count
        isOwn = (Test-CreatedByAgent -Key $Setting.id)
        open = $null
    }
    if ($Setting.ensure -ceq 'present' -and (Test-FirstPathEntry -Setting $Setting)) {
        $current.open = Get-FirstPathProblem -Folder $Setting.folder
    }
    return $current
}

# Describes why programs of the folder must not replace those of Windows. Returns nothing if only
# administrators can change them.
function Get-FirstPathProblem {
    param([Parameter(Mandatory = $true)] [string] $Folder)
    if ((Get-NodeUnlinkedPathKind -Path $Folder) -ne 'directory') {
        return "folder '$Folder' does not exist, so others could create it. Create it before it comes first in the Path."
    }
    $open = Get-OpenPath -Path $Folder
    if ($null -ne $open) {
        return "$open, who could replace the programs of Windows. Remove that access, or leave the position out."
    }
}

function Compare-PathEntrySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'absent') {
        if ($Current.isOwn -and $Current.count -gt $Current.others) {
            "folder '$($Setting.folder)', which the agent added, is still in the Path"
        }
        return
    }
    if (-not $Current.exists) {
        "folder '$($Setting.folder)' is not in the Path"
    } elseif ((Test-FirstPathEntry -Setting $Setting) -and -not $Current.isFirst) {
        "folder '$($Setting.folder)' is not the first in the Path"
    }
    if ($null -ne $Current.open) {
        $Current.open
    }
}

function Sync-PathEntrySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($null -ne $Current.open) {
        throw $Current.open
    }
    if ($Setting.ensure -ceq 'absent') {
        Set-MachinePath -Path (Get-PathWithoutOwnEntry -Setting $Setting -Current $Current -Others $Current.others) -Type $Current.type
        Remove-CreatedByAgent -Key $Setting.id
        return
    }
    $others = if ($Current.isOwn) { $Current.others } else { $Current.count }
    if (Test-FirstPathEntry -Setting $Setting) {
        $path = "$($Setting.folder);$(Get-PathWithoutOwnEntry -Setting $Setting -Current $Current -Others $others)"
    } elseif ($Current.path -cmatch '(?:^|;)\z') {
        # After a semicolon at the end, adds another one, so that removing the folder restores the
        # Path.
        $path = "$($Current.path)$($Setting.folder);"
    } else {
        $path = "$($Current.path);$($Setting.folder)"
    }
    if ($path.Length -gt $longestRegistryText) {
        throw "the Path would have $($path.Length) characters. Windows accepts at most $longestRegistryText."
    }
    Save-CreatedByAgent -Key $Setting.id -Was @{ others = $others }
    Set-MachinePath -Path $path -Type $Current.type
}

# The Path with only the last entries for the folder: as many as others have added.
function Get-PathWithoutOwnEntry {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current, [Parameter(Mandatory = $true)] [int] $Others)
    $removed = $Current.count - $Others
    $kept = foreach ($entry in $Current.path -split ';') {
        if ($removed -gt 0 -and (Test-SamePathEntry -Entry $entry -Folder $Setting.folder)) {
            $removed--
        } else {
            $entry
        }
    }
    return @($kept) -join ';'
}

function Set-MachinePath {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Path, [Parameter(Mandatory = $true)] [int] $Type)
    Set-NodeRegistryValue -Key $environmentKey -View 64 -Name $pathName -Type $Type -Hex (ConvertTo-RegistryHex -Type string -Data $Path)
}

# Compares entries in any case, in quotes, with spaces around them and a backslash at the end.
function Test-SamePathEntry {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Entry, [Parameter(Mandatory = $true)] [string] $Folder)
    return [string]::Equals($Entry.Trim().Trim('"').Replace('/', '\').TrimEnd('\'), $Folder, [StringComparison]::OrdinalIgnoreCase)
}
