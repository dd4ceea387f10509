# needs: windows-backup-privileges, windows-path-security, windows-registry, windows-unlinked-path
# Audit entries of folders, files and registry keys. Windows opens an object for them only while the
# privilege SeSecurityPrivilege is enabled, which LocalSystem has but disables.
# https://learn.microsoft.com/en-us/windows/win32/secauthz/sacl-access-right
# https://learn.microsoft.com/en-us/windows/win32/services/localsystem-account
# https://learn.microsoft.com/en-us/windows/win32/secauthz/security-information

# READ_CONTROL and ACCESS_SYSTEM_SECURITY.
$changeAudit = 0x1020000

$fileObject = 1
$registryKeyObject = 4
# Without integrity labels and attributes of resources, which are in the same list but have other
# bits, so Windows keeps them.
$auditInformation = 0x8
$auditFromParent = 0x10000000
$auditOfItsOwn = 0x40000000

# Entries in SDDL: 'S:' without entries if there is no list.
function Read-NodePathAudit {
    param([Parameter(Mandatory = $true)] [string] $Path)
    $opened = $null
    Enable-AuditPrivilege
    try {
        $opened = Open-NodePath -Path $Path -Rights $changeAudit
        return Read-OpenedAudit -Opened $opened -Type $fileObject
    } finally {
        Close-AuditedObject -Opened $opened
    }
}

# Writes only audit entries. The content of a folder inherits again, which needs the privilege, too.
function Set-NodePathAudit {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [string] $Sddl)
    $opened = $null
    Enable-AuditPrivilege
    try {
        $opened = Open-NodePath -Path $Path -Rights $changeAudit
        Set-OpenedAudit -Opened $opened -Type $fileObject -Sddl $Sddl
    } finally {
        Close-AuditedObject -Opened $opened
    }
}

# Nothing if the key does not exist.
function Read-NodeRegistryAudit {
    param([Parameter(Mandatory = $true)] [string] $Key)
    $opened = $null
    Enable-AuditPrivilege
    try {
        $opened = Open-NodeRegistryKey -Key $Key -Rights $changeAudit
        if ($null -eq $opened) {
            return $null
        }
        return Read-OpenedAudit -Opened $opened.Handle -Type $registryKeyObject
    } finally {
        Close-AuditedObject -Opened $opened
    }
}

function Set-NodeRegistryAudit {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [string] $Sddl)
    $opened = $null
    Enable-AuditPrivilege
    try {
        $opened = Open-NodeRegistryKey -Key $Key -Rights $changeAudit
        if ($null -eq $opened) {
            throw "registry key '$Key' no longer exists"
        }
        Set-OpenedAudit -Opened $opened.Handle -Type $registryKeyObject -Sddl $Sddl
    } finally {
        Close-AuditedObject -Opened $opened
    }
}

function Enable-AuditPrivilege {
    Import-NativeCode
    [HostProcessNode.BackupPrivileges]::Switch('SeSecurityPrivilege', $true)
}

# Disables the privilege, too.
function Close-AuditedObject {
    param([Parameter(Mandatory = $true)] [AllowNull()] [System.IDisposable] $Opened)
    if ($null -ne $Opened) {
        $Opened.Dispose()
    }
    [HostProcessNode.BackupPrivileges]::Switch('SeSecurityPrivilege', $false)
}

function Read-OpenedAudit {
    param([Parameter(Mandatory = $true)] [System.Runtime.InteropServices.SafeHandle] $Opened, [Parameter(Mandatory = $true)] [int] $Type)
    $bytes = [HostProcessNode.PathSecurity]::Read($Opened, $Type, $auditInformation)
    $found = New-Object -TypeName System.Security.AccessControl.RawSecurityDescriptor -ArgumentList $bytes, 0
    if ($null -eq $found.SystemAcl) {
        return 'S:'
    }
    return $found.GetSddlForm([System.Security.AccessControl.AccessControlSections]::Audit)
}

function Set-OpenedAudit {
    param(
        [Parameter(Mandatory = $true)] [System.Runtime.InteropServices.SafeHandle] $Opened,
        [Parameter(Mandatory = $true)] [int] $Type,
        [Parameter(Mandatory = $true)] [string] $Sddl
    )
    $wanted = New-Object -TypeName System.Security.AccessControl.RawSecurityDescriptor -ArgumentList $Sddl
    $entries = $wanted.SystemAcl
    if ($null -eq $entries) {
        $entries = New-Object -TypeName System.Security.AccessControl.RawAcl -ArgumentList 2, 0
    }
    $isProtected = ($wanted.ControlFlags -band [System.Security.AccessControl.ControlFlags]::SystemAclProtected) -ne 0
    $list = New-Object -TypeName byte[] -ArgumentList $entries.BinaryLength
    $entries.GetBinaryForm($list, 0)
    $information = $auditInformation -bor $(if ($isProtected) { $auditOfItsOwn } else { $auditFromParent })
    [HostProcessNode.PathSecurity]::WriteAudit($Opened, $Type, $information, $list)
}
