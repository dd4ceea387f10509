# needs: facts-sha256, fields-file, managed-path, node-paths, path-entry-text, path-permission, path-stranger, windows-file-copies, windows-path-security, windows-unlinked-change
# A file of the node with content from a setting. If the file existed before, the agent keeps a copy
# in its own folder, and restores it when the setting is absent.

# 64 MiB.
$longestEarlierFile = 67108864

# The permissions of a restored file until it gets its earlier ones.
$restoredFileSddl = 'O:SYG:SYD:P(A;;FA;;;SY)(A;;FA;;;BA)'

function Assert-FileSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    Assert-ManagedPath -Setting $Setting -Item 'file'
    Assert-PathPermission -Setting $Setting
    Assert-NodeSource -Source $Setting.source -Sha256 $Setting.sha256
}

function Read-FileSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $current = Read-ManagedPath -Setting $Setting -Item 'file'
    if ($current.exists) {
        $current.sha256 = Get-NodeFileSha256 -Path $Setting.path -Longest $longestEarlierFile
        # An absent setting has no source.
        if ($current.sha256 -cnotmatch $sha256Pattern -and $Setting.ensure -ceq 'present') {
            $current.sha256 = Get-NodeFileSha256 -Path $Setting.path -Longest (Get-NodeSourceLength -Source $Setting.source)
        }
    }
    return $current
}

function Compare-FileSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'present') {
        Compare-FileWithWanted -Setting $Setting -Current $Current
    } elseif ($null -ne $Current.was) {
        Compare-FileWithEarlier -Setting $Setting -Current $Current
    } elseif ($Current.exists -and ((Test-CreatedByAgent -Key $Setting.id) -or @(Compare-FileWithWanted -Setting $Setting -Current $Current).Count -eq 0)) {
        "file '$($Setting.path)' exists and should not"
    }
}

function Compare-FileWithWanted {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if (-not $Current.exists) {
        "file '$($Setting.path)' does not exist"
        return
    }
    if ($Current.sha256 -cne $Setting.sha256) {
        "file '$($Setting.path)' has the SHA-256 $($Current.sha256) instead of $($Setting.sha256)"
    }
    Compare-PathPermission -Setting $Setting -Current $Current -Item 'file'
}

function Compare-FileWithEarlier {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if (-not $Current.exists) {
        "file '$($Setting.path)' does not exist, but existed before the agent changed it"
        return
    }
    if ($Current.sha256 -cne $Current.was.sha256) {
        "file '$($Setting.path)' has the SHA-256 $($Current.sha256), but had $($Current.was.sha256) before the agent changed it"
    }
    if ((Get-PathEntryText -Sddl $Current.sddl) -cne (Get-PathEntryText -Sddl $Current.was.sddl)) {
        "permissions of file '$($Setting.path)' are $($Current.sddl), but were $($Current.was.sddl) before the agent changed them"
    }
}

function Sync-FileSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'absent') {
        Undo-FileSetting -Setting $Setting -Current $Current
        return
    }
    Assert-OwnFolder -Setting $Setting
    if (-not $Current.exists) {
        $folder = $Setting.path.Substring(0, $Setting.path.LastIndexOf([char]'\'))
        if ((Get-NodeUnlinkedPathKind -Path $folder) -ne 'directory') {
            throw "folder '$folder' does not exist. Create it with a setting that comes before this one."
        }
        Save-CreatedByAgent -Key $Setting.id
    } else {
        Save-EarlierFile -Setting $Setting -Current $Current
    }
    # The file of another account is always replaced: the account may have it open, and must not
    # choose the permissions of the new file.
    $isForeign = $Current.exists -and (Test-ForeignFile -Setting $Setting -Current $Current)
    if (-not $Current.exists -or $Current.sha256 -cne $Setting.sha256 -or $isForeign) {
        $sddl = Get-NewPathSddl -Setting $Setting -Item 'file'
        $inherits = $isForeign -or (Test-PathPermission -Setting $Setting)
        Copy-NodeFile -Source $Setting.source -Destination $Setting.path -Sha256 $Setting.sha256 -Sddl $sddl -Inherits:$inherits
        $Current = Read-FileSetting -Setting $Setting
    }
    Sync-PathPermission -Setting $Setting -Current $Current -Item 'file'
}

# Whether another account owns the file, or may have opened it to change it.
function Test-ForeignFile {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    return $Setting.owner -ceq 'system' -and $null -ne (Get-Stranger -Owner $Current.owner -Sddl $Current.sddl -Rights $changingRights)
}

# Copy the file first: without the copy, a record of the earlier state has no use.
function Save-EarlierFile {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if (Test-CreatedByAgent -Key $Setting.id) {
        return
    }
    if ($Current.sha256 -cnotmatch $sha256Pattern) {
        throw "file '$($Setting.path)' has $($Current.sha256), and the agent keeps a copy of at most $longestEarlierFile bytes of a file that it replaces. Move the file away."
    }
    Copy-NodeEarlierFile -Path $Setting.path -Destination (Get-EarlierFilePath -Setting $Setting) -Sha256 $Current.sha256 -Longest $longestEarlierFile
    Save-CreatedByAgent -Key $Setting.id -Was @{ sha256 = $Current.sha256; sddl = $Current.sddl; owner = $Current.owner }
}

function Get-EarlierFilePath {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    return (Get-NodeStateFile -Folder 'backup' -Key "content of $($Setting.id)") -replace '\.json\z', '.content'
}

function Undo-FileSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if (-not (Test-CreatedByAgent -Key $Setting.id)) {
        throw "file '$($Setting.path)' existed before the agent, so the agent does not delete it. Delete it by hand."
    }
    if ($null -eq $Current.was) {
        Remove-NodePath -Path $Setting.path
    } else {
        if (-not $Current.exists -or $Current.sha256 -cne $Current.was.sha256) {
            Copy-NodeEarlierFile -Path (Get-EarlierFilePath -Setting $Setting) -Destination $Setting.path -Sha256 $Current.was.sha256 -Sddl $restoredFileSddl
        }
        Assert-StillManagedPath -Setting $Setting -Item 'file'
        Set-NodePathSddl -Path $Setting.path -Sddl $Current.was.sddl
    }
    Remove-CreatedByAgent -Key $Setting.id
}
