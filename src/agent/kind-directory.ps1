# needs: fields-directory, managed-path, node-paths, path-entry-text, path-permission, windows-file-copies, windows-files, windows-path-security
# A directory of the node. The agent does not touch its content.

function Assert-DirectorySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    Assert-ManagedPath -Setting $Setting -Item 'directory'
    Assert-PathPermission -Setting $Setting
}

function Read-DirectorySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    return Read-ManagedPath -Setting $Setting -Item 'directory'
}

function Compare-DirectorySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'present') {
        if ($Current.exists) {
            Compare-PathPermission -Setting $Setting -Current $Current -Item 'directory'
        } else {
            "directory '$($Setting.path)' does not exist"
        }
        return
    }
    if (-not $Current.exists) {
        return
    }
    if ($null -ne $Current.was) {
        if ((Get-PathEntryText -Sddl $Current.sddl) -cne (Get-PathEntryText -Sddl $Current.was.sddl)) {
            "permissions of directory '$($Setting.path)' are $($Current.sddl), but were $($Current.was.sddl) before the agent changed them"
        }
    } elseif ((Test-CreatedByAgent -Key $Setting.id) -or @(Compare-PathPermission -Setting $Setting -Current $Current -Item 'directory').Count -eq 0) {
        "directory '$($Setting.path)' exists and should not"
    }
}

function Sync-DirectorySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'absent') {
        Undo-DirectorySetting -Setting $Setting -Current $Current
        return
    }
    if (-not $Current.exists) {
        $sddl = Get-NewPathSddl -Setting $Setting -Item 'directory'
        Save-CreatedByAgent -Key $Setting.id
        $parent = $Setting.path.Substring(0, $Setting.path.LastIndexOf([char]'\'))
        New-NodeDirectoryPath -Path $parent
        if ((Get-NodeUnlinkedPathKind -Path $Setting.path) -ne 'none') {
            throw "path '$($Setting.path)' was created by another process at the same time"
        }
        New-NodeDirectory -Path $Setting.path -Sddl $sddl
        $Current = Read-DirectorySetting -Setting $Setting
    } else {
        Save-CreatedByAgent -Key $Setting.id -Was @{ sddl = $Current.sddl; owner = $Current.owner }
    }
    Sync-PathPermission -Setting $Setting -Current $Current -Item 'directory'
}

function Undo-DirectorySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if (-not (Test-CreatedByAgent -Key $Setting.id)) {
        throw "directory '$($Setting.path)' existed before the agent, so the agent does not delete it. Delete it by hand."
    }
    Assert-StillManagedPath -Setting $Setting -Item 'directory'
    if ($null -ne $Current.was) {
        Set-NodePathSddl -Path $Setting.path -Sddl $Current.was.sddl
    } else {
        Remove-NodePath -Path $Setting.path
    }
    Remove-CreatedByAgent -Key $Setting.id
}
