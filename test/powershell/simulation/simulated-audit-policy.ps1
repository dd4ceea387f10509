# In place of windows-audit-policy.ps1: what is audited, by identifier.

function Get-SimulatedAuditTable {
    if (-not $global:Windows.ContainsKey('auditPolicy')) {
        $global:Windows.auditPolicy = @{}
    }
    return $global:Windows.auditPolicy
}

function Read-NodeAuditPolicy {
    param([Parameter(Mandatory = $true)] [string] $Id)
    return [int](Get-SimulatedAuditTable)[$Id]
}

function Set-NodeAuditPolicy {
    param([Parameter(Mandatory = $true)] [string] $Id, [Parameter(Mandatory = $true)] [ValidateRange(0, 3)] [int] $Events)
    (Get-SimulatedAuditTable)[$Id] = $Events
    Save-SimulatedChange -What "audit policy $Id"
}
