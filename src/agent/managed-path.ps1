# needs: facts-closed-folders, facts-device-name, facts-path-principals, facts-program-folders, facts-unmanaged-folders, kubelet-folders, node-paths, passed-on-permissions, windows-path-security
# Where settings can have directories and files. Settings must not create, change or delete what
# runs the node.

function Assert-ManagedPath {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [ValidateSet('directory', 'file')] [string] $Item)
    $path = $Setting.path
    if ($Item -eq 'directory' -and (Test-KubeletVolumesSetting -Setting $Setting)) {
        return
    }
    Assert-NodePath -Path $path
    $names = @($path.Substring(3) -split '\\')
    if (@($names | Where-Object { $_ -cmatch $deviceNamePattern }).Count -gt 0) {
        throw "path '$path' contains the name of a device"
    }
    if ($Item -eq 'file' -and $names.Count -eq 1) {
        throw "file '$path' is in the root of a drive, where Windows looks for programs whose paths are not quoted. Use a folder."
    }
    foreach ($folder in $closedFolders + $nodeFolders + $unmanagedFolders) {
        if (Test-PathWithin -Path $path -Folder $folder) {
            throw "path '$path' is '$folder' or is below it, where the agent changes nothing"
        }
    }
    foreach ($folder in $closedFolders + $nodeFolders + $unmanagedFolders + $closedFoldersAlone) {
        if (Test-PathWithin -Path $folder -Folder $path) {
            throw "path '$path' contains '$folder', which runs the node"
        }
    }
    $isAmongPrograms = @($programFolders | Where-Object { Test-PathWithin -Path $path -Folder $_ }).Count -gt 0
    if ($isAmongPrograms -ne $Setting.inProgramFolder) {
        throw "path '$path' is $(if ($isAmongPrograms) { 'in a folder' } else { 'in no folder' }) for programs, but inProgramFolder is $($Setting.inProgramFolder)"
    }
}

# Whether the setting only restricts who writes to the volumes of the kubelet.
function Test-KubeletVolumesSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if ($Setting.path -cne $kubeletVolumes -or $Setting.inProgramFolder -or $Setting.owner -cne 'untouched' -or $null -ne $Setting.PSObject.Properties['moveAside'] -or
        $null -eq $Setting.PSObject.Properties['permissions'] -or $Setting.permissions.inherit) {
        return $false
    }
    $readers = @($Setting.permissions.entries | Where-Object { $_.access -ceq 'read' -and $null -ne $_.PSObject.Properties['sid'] } | ForEach-Object { $_.sid } | Sort-Object)
    return @($Setting.permissions.entries).Count -eq $broadPrincipals.Count -and ($readers -join ' ') -ceq (@($broadPrincipals | Sort-Object) -join ' ')
}

# Reads the directory or file at a path.
function Read-ManagedPath {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [string] $Item)
    if ($Setting.path -cne $kubeletVolumes) {
        Assert-NotOfKubelet -Path $Setting.path
    }
    $kind = Get-NodeUnlinkedPathKind -Path $Setting.path
    $was = Read-ChangedByAgent -Key $Setting.id
    if ($kind -eq 'none') {
        return @{ exists = $false; was = $was; isPassingOn = $false }
    }
    if ($kind -ne $Item) {
        throw "path '$($Setting.path)' is a $kind, not a $Item"
    }
    return @{
        exists = $true
        was = $was
        sddl = (Read-NodePathSddl -Path $Setting.path)
        owner = (Read-NodePathOwner -Path $Setting.path)
        isPassingOn = (Test-PassingOn -Id $Setting.id)
    }
}

# Checks again, immediately before a change.
function Assert-StillManagedPath {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [string] $Item)
    if ((Get-NodeUnlinkedPathKind -Path $Setting.path) -ne $Item) {
        throw "path '$($Setting.path)' is no longer a $Item"
    }
}
