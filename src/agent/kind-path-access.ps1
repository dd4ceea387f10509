# needs: access-entry, facts-closed-folders, facts-program-folders, fields-path-access, kubelet-folders, local-groups, node-paths, passed-on-permissions, path-rights, sddl, windows-path-security
# The access of a local group to a directory or a file. The path must contain no link, because
# SYSTEM would change the target of the link.

function Assert-PathAccessSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $path = $Setting.path
    Assert-NodePath -Path $path
    if ($Setting.createIfMissing -and $Setting.item -ceq 'file') {
        throw "path '$path' has createIfMissing true. Use true only for directories."
    }
    if ($Setting.ensure -ceq 'absent') {
        return
    }
    foreach ($folder in $closedFolders) {
        if (Test-PathWithin -Path $path -Folder $folder) {
            throw "path '$path' is '$folder' or is below it, and no group gets access there"
        }
    }
    foreach ($folder in $closedFolders + $closedFoldersAlone) {
        if (Test-PathWithin -Path $folder -Folder $path) {
            throw "path '$path' contains '$folder': access to it would reach too far. Use a path further down."
        }
    }
    # A group that can write here can replace programs that others run.
    foreach ($folder in $programFolders + $nodeFolders) {
        if ($Setting.access -cne 'read' -and ((Test-PathWithin -Path $path -Folder $folder) -or (Test-PathWithin -Path $folder -Folder $path))) {
            throw "path '$path' is '$folder', is below it or contains it, and groups can only get read access there"
        }
    }
}

function Read-PathAccessSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if ($Setting.ensure -ceq 'present') {
        Assert-NotOfKubelet -Path $Setting.path
    }
    $sid = Get-NodeGroupSid -Name $Setting.group
    $kind = Get-NodeUnlinkedPathKind -Path $Setting.path
    if ($kind -eq 'none') {
        return @{ exists = $false; sid = $sid; isPassingOn = $false }
    }
    if ($kind -ne $Setting.item) {
        throw "path '$($Setting.path)' is a $kind, not a $($Setting.item)"
    }
    return @{ exists = $true; sid = $sid; sddl = (Read-NodePathSddl -Path $Setting.path); isPassingOn = (Test-PassingOn -Id $Setting.id) }
}

function Compare-PathAccessSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Current.exists) {
        Compare-SddlGrant -Sddl $Current.sddl -Grant (Get-PathGrant -Setting $Setting -Current $Current) -Ensure $Setting.ensure
        Compare-PassingOn -Setting $Setting -Current $Current
    } elseif ($Setting.ensure -ceq 'present') {
        "$($Setting.item) '$($Setting.path)' does not exist"
    }
}

function Sync-PathAccessSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if (-not $Current.exists) {
        if (-not $Setting.createIfMissing) {
            throw "$($Setting.item) '$($Setting.path)' does not exist. Create it first, or set createIfMissing."
        }
        Save-CreatedByAgent -Key $Setting.id
        New-NodeDirectoryPath -Path $Setting.path
    }
    $sddl = Read-NodePathSddl -Path $Setting.path
    $sddl = Resolve-AccessEntry -Setting $Setting -Sddl $sddl -Grant (Get-PathGrant -Setting $Setting -Current $Current)
    # Check again, immediately before the change.
    if ((Get-NodeUnlinkedPathKind -Path $Setting.path) -ne $Setting.item) {
        throw "path '$($Setting.path)' is no longer a $($Setting.item)"
    }
    Set-PassedOnSddl -Setting $Setting -Item $Setting.item -Sddl $sddl
    Complete-AccessEntry -Setting $Setting
}

function Get-PathGrant {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $flags = if ($Setting.item -ceq 'directory' -and $Setting.appliesTo -ceq 'everything') { 'OICI' } else { '' }
    return ConvertTo-SddlGrant -Sid $Current.sid -Rights $pathRights[$Setting.access] -Flags $flags
}
