# needs: facts-environment-key, facts-path-length, facts-program-folders, facts-registry-data, fields-path-entry, node-paths, registry-data, registry-values, windows-registry-values
# A folder at the end of the machine's Path. Everything else in it stays as it is, with its type: it is written with %SystemRoot% in it.

$pathName = 'Path'

function Assert-PathEntrySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $folder = $Setting.folder
    Assert-NodePath -Path $folder
    Assert-RegistryText -What 'the folder' -Text $folder -Longest $longestPath
    if ($folder -cmatch '[;%]' -or @($folder -split '\\' | Where-Object { $_ -ceq '..' }).Count -gt 0) {
        throw "folder '$folder' cannot stand in the Path: it holds ; or %"
    }
    Assert-TakesEffect -Setting $Setting
    Assert-SensitiveReason -Setting $Setting
    # Services that run as SYSTEM look for programs and libraries in the Path, too. Folders below C:\Windows are not safe: users write to some.
    $isSafe = @($programFolders | Where-Object { Test-PathWithin -Path $folder -Folder $_ }).Count -gt 0
    if (-not $isSafe -and $Setting.ensure -ceq 'present' -and $null -eq $Setting.PSObject.Properties['sensitiveReason']) {
        throw "folder '$folder' lies outside of $($programFolders -join ', '): whoever can write there decides what services of SYSTEM load. Give sensitiveReason if nobody can."
    }
}

function Read-PathEntrySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $found = Read-NodeRegistryValue -Key $environmentKey -View 64 -Name $pathName
    if ($null -eq $found -or @(1, 2) -notcontains $found.type) {
        throw 'the machine has no Path that is a text. Look at the node.'
    }
    $text = ConvertTo-RegistryText -Hex $found.hex
    $same = @($text -split ';' | Where-Object { Test-SamePathEntry -Entry $_ -Folder $Setting.folder })
    return @{ exists = ($same.Count -gt 0); path = $text; type = $found.type; isOwn = (Test-CreatedByAgent -Key $Setting.id) }
}

function Compare-PathEntrySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'present' -and -not $Current.exists) {
        "folder '$($Setting.folder)' does not stand in the Path"
    }
    if ($Setting.ensure -ceq 'absent' -and $Current.exists -and $Current.isOwn) {
        "folder '$($Setting.folder)', which the agent has added, stands in the Path"
    }
}

function Sync-PathEntrySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'present') {
        # Behind a semicolon at the end another one, so that taking the folder out again leaves what was there.
        $path = if ($Current.path -cmatch '(?:^|;)\z') { "$($Current.path)$($Setting.folder);" } else { "$($Current.path);$($Setting.folder)" }
        if ($path.Length -gt $longestRegistryText) {
            throw "the Path would have $($path.Length) characters. Windows takes $longestRegistryText."
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

# People write entries in any case, in quotes, with spaces around and a backslash behind.
function Test-SamePathEntry {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Entry, [Parameter(Mandatory = $true)] [string] $Folder)
    return [string]::Equals($Entry.Trim().Trim('"').Replace('/', '\').TrimEnd('\'), $Folder, [StringComparison]::OrdinalIgnoreCase)
}
