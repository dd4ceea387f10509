# needs: facts-environment-key, facts-path-length, facts-program-folders, facts-registry-data, fields-path-entry, node-paths, registry-data, registry-values, windows-registry-values
# A folder at the end of the machine's Path. All other entries stay unchanged, and so does the type
# of the value, because entries contain %SystemRoot%.

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
}

function Read-PathEntrySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $found = Read-NodeRegistryValue -Key $environmentKey -View 64 -Name $pathName
    if ($null -eq $found -or @(1, 2) -notcontains $found.type) {
        throw 'the Path of the machine is missing or not a string. Repair it on the node.'
    }
    $text = ConvertTo-RegistryText -Hex $found.hex
    $same = @($text -split ';' | Where-Object { Test-SamePathEntry -Entry $_ -Folder $Setting.folder })
    return @{ exists = ($same.Count -gt 0); path = $text; type = $found.type; isOwn = (Test-CreatedByAgent -Key $Setting.id) }
}

function Compare-PathEntrySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'present' -and -not $Current.exists) {
        "folder '$($Setting.folder)' is not in the Path"
    }
    if ($Setting.ensure -ceq 'absent' -and $Current.exists -and $Current.isOwn) {
        "folder '$($Setting.folder)', which the agent added, is still in the Path"
    }
}

function Sync-PathEntrySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'present') {
        # After a semicolon at the end, adds another one, so that removing the folder restores the
        # Path.
        $path = if ($Current.path -cmatch '(?:^|;)\z') { "$($Current.path)$($Setting.folder);" } else { "$($Current.path);$($Setting.folder)" }
        if ($path.Length -gt $longestRegistryText) {
            throw "the Path would have $($path.Length) characters. Windows accepts at most $longestRegistryText."
        }
        Save-CreatedByAgent -Key $Setting.id
        Set-MachinePath -Path $path -Type $Current.type
        return
    }
    $kept = @($Current.path -split ';' | Where-Object { -not (Test-SamePathEntry -Entry $_ -Folder $Setting.folder) })
    Set-MachinePath -Path ($kept -join ';') -Type $Current.type
    Remove-CreatedByAgent -Key $Setting.id
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
