# needs: audit-entry, facts-auditable-places, facts-device-name, fields-path-audit, node-paths, passed-on-permissions, windows-audit-entries
# The audit entries of an account or group for a directory or a file. The path must contain no link,
# because SYSTEM would change the target of the link.

# Reading attributes or permissions is not audited: every program that lists a folder does it.
# https://learn.microsoft.com/en-us/windows/win32/fileio/file-access-rights-constants
$auditedPathRights = @{
    read = 0x1
    execute = 0x20
    # FILE_WRITE_DATA, FILE_APPEND_DATA, FILE_WRITE_EA and FILE_WRITE_ATTRIBUTES.
    write = 0x116
    # DELETE and FILE_DELETE_CHILD.
    delete = 0x10040
    changePermissions = 0x40000
    takeOwnership = 0x80000
}

function Assert-PathAuditSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $path = $Setting.path
    Assert-NodePath -Path $path
    if (@($path.Substring(3) -split '\\' | Where-Object { $_ -cmatch $deviceNamePattern }).Count -gt 0) {
        throw "path '$path' contains the name of a device"
    }
    Assert-AuditEntry -Setting $Setting
    if ($Setting.inherit -and $Setting.item -ceq 'file') {
        throw "path '$path' has inherit true. Use true only for directories."
    }
    if ($Setting.ensure -ceq 'absent') {
        return
    }
    foreach ($folder in $busyFolders) {
        if (Test-PathWithin -Path $path -Folder $folder) {
            throw "path '$path' is '$folder' or is below it, where the node works all the time: its events would fill the Security log"
        }
    }
    if ($Setting.inherit) {
        foreach ($folder in $wideFolders + $busyFolders) {
            if (Test-PathWithin -Path $folder -Folder $path) {
                throw "path '$path' is or contains '$folder', so inherited audit entries would fill the Security log. Use a path further down, or set inherit to false."
            }
        }
    }
}

function Read-PathAuditSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $sid = Get-AuditPrincipalSid -Setting $Setting
    $kind = Get-NodeUnlinkedPathKind -Path $Setting.path
    if ($kind -eq 'none') {
        return @{ exists = $false; sid = $sid }
    }
    if ($kind -ne $Setting.item) {
        throw "path '$($Setting.path)' is a $kind, not a $($Setting.item)"
    }
    return @{ exists = $true; sid = $sid; sddl = (Read-NodePathAudit -Path $Setting.path); was = (Read-ChangedByAgent -Key $Setting.id); isPassingOn = (Test-PassingOn -Id $Setting.id) }
}

function Compare-PathAuditSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Current.exists) {
        Compare-AuditEntry -Setting $Setting -Current $Current -Wanted @(Get-WantedPathAudit -Setting $Setting -Current $Current)
        Compare-PassingOn -Setting $Setting -Current $Current
    } elseif ($Setting.ensure -ceq 'present') {
        "$($Setting.item) '$($Setting.path)' does not exist"
    }
}

function Sync-PathAuditSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if (-not $Current.exists) {
        throw "$($Setting.item) '$($Setting.path)' does not exist. Create it first, or correct its path."
    }
    $wanted = @(Get-WantedPathAudit -Setting $Setting -Current $Current)
    $steps = @(Get-AuditStep -Setting $Setting -Current $Current -Wanted $wanted)
    if ($steps.Count -eq 0) {
        $steps = @(Get-RepeatedAuditStep -Setting $Setting -Current $Current)
    }
    foreach ($step in $steps) {
        Save-AuditRecord -Setting $Setting -Current $Current -Step $step
        Set-ManagedPathAudit -Setting $Setting -Sddl $step.sddl
    }
    Complete-AuditRecord -Setting $Setting -Steps $steps
}

# The list is in place, but an earlier agent was interrupted before the content of the folder had
# it.
function Get-RepeatedAuditStep {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $step = @{ sddl = $Current.sddl }
    $record = @(Get-AuditRecord -Current $Current)
    if ($Setting.ensure -ceq 'present' -and $record.Count -gt 0) {
        $step.record = $record
    }
    return $step
}

function Set-ManagedPathAudit {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [string] $Sddl)
    # Check again, immediately before the change.
    if ((Get-NodeUnlinkedPathKind -Path $Setting.path) -ne $Setting.item) {
        throw "path '$($Setting.path)' is no longer a $($Setting.item)"
    }
    Invoke-PassingOn -Id $Setting.id -Change { Set-NodePathAudit -Path $Setting.path -Sddl $Sddl }
}

function Get-WantedPathAudit {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $inheritance = if ($Setting.inherit) { 'OICI' } else { '' }
    Get-WantedAuditEntry -Setting $Setting -Sid $Current.sid -Rights $auditedPathRights -Inheritance $inheritance
}
