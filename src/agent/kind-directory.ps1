# needs: facts-unmanaged-folders, fields-directory, managed-path, node-paths, passed-on-permissions, path-entry-text, path-permission, windows-files, windows-unlinked-change
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
        Compare-PassingOn -Setting $Setting -Current $Current
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
    if (-not $Current.exists -and $Setting.path -ceq $kubeletVolumes) {
        throw "directory '$kubeletVolumes' does not exist. The kubelet of this node uses another folder, whose permissions you can restrict by hand."
    }
    Assert-OwnFolder -Setting $Setting
    if ($Current.exists -and (Test-ForeignPath -Setting $Setting -Current $Current)) {
        Move-ForeignDirectory -Setting $Setting -Current $Current
        $Current = Read-DirectorySetting -Setting $Setting
    }
    if ($Current.exists) {
        Save-CreatedByAgent -Key $Setting.id -Was @{ sddl = $Current.sddl; owner = $Current.owner }
    } else {
        Add-ManagedDirectory -Setting $Setting
        $Current = Read-DirectorySetting -Setting $Setting
    }
    Sync-PathPermission -Setting $Setting -Current $Current -Item 'directory'
}

function Add-ManagedDirectory {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $sddl = Get-NewPathSddl -Setting $Setting -Item 'directory'
    Save-CreatedByAgent -Key $Setting.id
    New-NodeDirectoryPath -Path $Setting.path.Substring(0, $Setting.path.LastIndexOf([char]'\'))
    try {
        New-NodeDirectory -Path $Setting.path -Sddl $sddl
    } catch {
        # If another process has created it meanwhile, it does not belong to the agent.
        Remove-CreatedByAgent -Key $Setting.id
        throw
    }
}

# Renames a directory of another account, or throws. Fails while anyone has something in it open.
function Move-ForeignDirectory {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($null -eq $Setting.PSObject.Properties['moveAside'] -or -not $Setting.moveAside) {
        throw "directory '$($Setting.path)' belongs to $($Current.owner), who may keep access to it. Inspect its content, then rename or remove it. The agent creates it anew."
    }
    $time = [DateTime]::UtcNow.ToString('yyyyMMddHHmmss', [System.Globalization.CultureInfo]::InvariantCulture)
    Move-NodePath -Path $Setting.path -Destination "$($Setting.path).moved-aside-$time"
    Remove-CreatedByAgent -Key $Setting.id
}

function Undo-DirectorySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if (-not (Test-CreatedByAgent -Key $Setting.id)) {
        throw "directory '$($Setting.path)' existed before the agent, so the agent does not delete it. Delete it by hand."
    }
    Assert-StillManagedPath -Setting $Setting -Item 'directory'
    if ($null -ne $Current.was) {
        Set-PassedOnSddl -Setting $Setting -Item 'directory' -Sddl $Current.was.sddl
    } else {
        Remove-NodeLeftFile -Folder $Setting.path
        Remove-NodePath -Path $Setting.path
    }
    Remove-CreatedByAgent -Key $Setting.id
}
