# In place of windows-services.ps1: services and their permissions.

function Read-NodeServiceSddl {
    param([Parameter(Mandatory = $true)] [string] $Name)
    return $global:Windows.services[$Name]
}

function Set-NodeServiceSddl {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [string] $Sddl)
    if (-not $global:Windows.services.ContainsKey($Name)) {
        throw "no such service: $Name"
    }
    $global:Windows.services[$Name] = $Sddl
    Save-SimulatedChange -What "permissions of service $Name"
}
