# In place of windows-audit-entries.ps1: audit entries of paths, and of keys below HKEY_LOCAL_MACHINE.

# Windows gives rights back in letters, and these in another order than they were asked for.
function ConvertTo-SimulatedAudit {
    param([string] $Sddl)
    return $Sddl -creplace ';0xf0156;', ';DCLCRPDTCRSDWDWO;' -creplace ';0x1;', ';CC;' -creplace 'S-1-1-0', 'WD' -creplace 'SAFA', 'FASA'
}

function Read-NodePathAudit {
    param([Parameter(Mandatory = $true)] [string] $Path)
    $sddl = $global:Windows.paths[$Path]['audit']
    return $(if ($null -eq $sddl) { 'S:' } else { $sddl })
}

function Set-NodePathAudit {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [string] $Sddl)
    if (-not $global:Windows.paths.ContainsKey($Path)) {
        throw "no such path: $Path"
    }
    $global:Windows.paths[$Path].audit = ConvertTo-SimulatedAudit -Sddl $Sddl
    Save-SimulatedChange -What "audit entries of $Path"
}

function Read-NodeRegistryAudit {
    param([Parameter(Mandatory = $true)] [string] $Key)
    if ($global:Windows.ContainsKey('registryAudit')) {
        return $global:Windows.registryAudit[$Key]
    }
}

function Set-NodeRegistryAudit {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [string] $Sddl)
    if ($null -eq (Read-NodeRegistryAudit -Key $Key)) {
        throw "no such key: $Key"
    }
    $global:Windows.registryAudit[$Key] = ConvertTo-SimulatedAudit -Sddl $Sddl
    Save-SimulatedChange -What "audit entries of registry key $Key"
}
