# needs: facts-path-principals, local-groups, managed-path, node-paths, passed-on-permissions, path-entry-text, path-rights, path-stranger, windows-path-security
# The complete list of who has which access to a directory or a file. Compares only the explicit
# entries on the node, because inherited entries come from the folders above.

# SYSTEM and administrators, in lists without inheritance.
$fullControlEntries = @('(A;{0};FA;;;SY)', '(A;{0};FA;;;BA)')

function Assert-PathPermission {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $path = $Setting.path
    if ($null -eq $Setting.PSObject.Properties['permissions']) {
        return
    }
    if ($Setting.permissions.inherit -and @($path -split '\\').Count -eq 2) {
        throw "permissions of path '$path' have inherit true. Use false in the root of a drive, where every local user can create files."
    }
    $seen = New-Object -TypeName System.Collections.Generic.HashSet[string] -ArgumentList $nameComparer
    foreach ($entry in @($Setting.permissions.entries)) {
        Assert-PathEntry -Setting $Setting -Entry $entry
        $name = if ($null -eq $entry.PSObject.Properties['group']) { $entry.sid } else { $entry.group }
        if (-not $seen.Add($name)) {
            throw "permissions of path '$path' list '$name' twice"
        }
    }
}

function Assert-PathEntry {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [AllowNull()] [object] $Entry)
    $path = $Setting.path
    if ($Entry.access -cne 'read' -and $Setting.inProgramFolder) {
        throw "permissions of path '$path' let accounts other than SYSTEM and administrators write to a folder for programs"
    }
    $isGroup = $null -ne $Entry.PSObject.Properties['group']
    if ($isGroup -eq ($null -ne $Entry.PSObject.Properties['sid'])) {
        throw "a permission of path '$path' must have either a group or a sid"
    }
    if ($isGroup) {
        if ($Entry.group -eq '' -or $Entry.group.Length -gt 256) {
            throw "a permission of path '$path' has the group '$($Entry.group)'. Use a name of 1 to 256 characters."
        }
        return
    }
    if ($pathPrincipals -cnotcontains $Entry.sid -and $Entry.sid -cnotmatch '^S-1-5-80(?:-\d{1,10}){5}\z') {
        throw "a permission of path '$path' has the sid '$($Entry.sid)', which cannot get permissions"
    }
    if ($Entry.access -cne 'read' -and $broadPrincipals -ccontains $Entry.sid) {
        throw "a permission of path '$path' lets every user of the node write. Use read access, or a group."
    }
}

# The entries that the setting asks for, in SDDL. Throws if a group is missing.
function Get-WantedPathEntry {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [string] $Item)
    $flags = if ($Item -eq 'directory') { 'OICI' } else { '' }
    if (-not $Setting.permissions.inherit) {
        $fullControlEntries | ForEach-Object { $_ -f $flags }
    }
    $seen = New-Object -TypeName System.Collections.Generic.HashSet[string] -ArgumentList $nameComparer
    foreach ($entry in @($Setting.permissions.entries)) {
        $sid = if ($null -eq $entry.PSObject.Properties['group']) { $entry.sid } else { Get-NodeGroupSid -Name $entry.group }
        if (-not $seen.Add($sid)) {
            throw "permissions of path '$($Setting.path)' list $sid twice, once as a group"
        }
        "(A;$flags;$($pathRights[$entry.access]);;;$sid)"
    }
}

function Get-WantedPathSddl {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [string] $Item)
    $control = if ($Setting.permissions.inherit) { '' } else { 'P' }
    return "D:$control" + (@(Get-WantedPathEntry -Setting $Setting -Item $Item) -join '')
}

# The permissions for a new directory or file. Empty if the list inherits, because Windows adds
# inherited entries only to a list that is written later.
function Get-NewPathSddl {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [string] $Item)
    if ((Test-PathPermission -Setting $Setting) -and -not $Setting.permissions.inherit) {
        return 'O:SYG:SY' + (Get-WantedPathSddl -Setting $Setting -Item $Item)
    }
    if ($Item -eq 'directory' -and @($Setting.path -split '\\').Count -eq 2) {
        return $newFolderSddl
    }
    return ''
}

function Test-PathPermission {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    return $null -ne $Setting.PSObject.Properties['permissions']
}

# Describes the differences between the node and the setting.
function Compare-PathPermission {
    param(
        [Parameter(Mandatory = $true)] [pscustomobject] $Setting,
        [Parameter(Mandatory = $true)] [hashtable] $Current,
        [Parameter(Mandatory = $true)] [string] $Item
    )
    if ($Setting.owner -ceq 'system') {
        Get-ForeignFolder -Setting $Setting
        if ($Current.owner -cne 'S-1-5-18') {
            "$Item '$($Setting.path)' belongs to $($Current.owner) instead of SYSTEM"
        }
    }
    if (-not (Test-PathPermission -Setting $Setting)) {
        return
    }
    $missing = @($Setting.permissions.entries | Where-Object { $null -ne $_.PSObject.Properties['group'] -and -not (Test-NodeGroup -Name $_.group) })
    if ($missing.Count -gt 0) {
        "group '$($missing[0].group)' does not exist on this node, but should get access to $Item '$($Setting.path)'"
        return
    }
    $wanted = Get-WantedPathSddl -Setting $Setting -Item $Item
    if ((Get-PathEntryText -Sddl $Current.sddl) -cne (Get-PathEntryText -Sddl $wanted)) {
        "permissions of $Item '$($Setting.path)' are $($Current.sddl) instead of $wanted"
    }
    Compare-PassingOn -Setting $Setting -Current $Current
}

# Whether SYSTEM is to own an item that belongs to another account now. Its owner may have opened it
# earlier: an account that has an item open keeps the rights that were granted then. So the agent
# never repairs the permissions of such an item.
# https://devblogs.microsoft.com/oldnewthing/20200320-00/?p=103579
function Test-ForeignPath {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    return $Setting.owner -ceq 'system' -and -not (Test-SafeSid -Sid $Current.owner -Among $safeOwners)
}

# Describes a folder on the way to the path in which another account can replace what is in it.
# Rights to add something are harmless here.
function Get-ForeignFolder {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $names = $Setting.path -split '\\'
    for ($count = 1; $count -lt $names.Count; $count++) {
        $folder = $names[0..($count - 1)] -join '\'
        if ($count -gt 1 -and (Get-NodeUnlinkedPathKind -Path $folder) -eq 'none') {
            return
        }
        $rights = if ($count -eq 1) { $replacingRightsOfDrive } else { $replacingRights }
        $stranger = Get-Stranger -Owner (Read-NodePathOwner -Path $folder) -Sddl (Read-NodePathSddl -Path $folder) -Rights $rights
        if ($null -ne $stranger) {
            "folder '$folder' $stranger, so '$($Setting.path)' in it can be replaced. Inspect the folder, then let only administrators change it."
            return
        }
    }
}

function Assert-OwnFolder {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $problem = if ($Setting.owner -ceq 'system') { Get-ForeignFolder -Setting $Setting } else { $null }
    if ($null -ne $problem) {
        throw $problem
    }
}

# Writes the list first: if an administrator has denied SYSTEM the right to change owners, the new
# list allows it.
function Sync-PathPermission {
    param(
        [Parameter(Mandatory = $true)] [pscustomobject] $Setting,
        [Parameter(Mandatory = $true)] [hashtable] $Current,
        [Parameter(Mandatory = $true)] [string] $Item
    )
    if (Test-PathPermission -Setting $Setting) {
        $wanted = Get-WantedPathSddl -Setting $Setting -Item $Item
        if ($Current.isPassingOn -or (Get-PathEntryText -Sddl $Current.sddl) -cne (Get-PathEntryText -Sddl $wanted)) {
            Assert-StillManagedPath -Setting $Setting -Item $Item
            Set-PassedOnSddl -Setting $Setting -Item $Item -Sddl $wanted
        }
    }
    if ($Setting.owner -ceq 'system' -and $Current.owner -cne 'S-1-5-18') {
        Assert-StillManagedPath -Setting $Setting -Item $Item
        Set-NodePathOwner -Path $Setting.path -Sid 'S-1-5-18'
    }
}
