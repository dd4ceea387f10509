# In place of windows-event-channels.ps1: event channels and their permissions.

function Read-NodeEventChannelSddl {
    param([Parameter(Mandatory = $true)] [string] $Name)
    return $global:Windows.eventChannels[$Name]
}

function Write-NodeEventChannelSddl {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [string] $Sddl)
    if (-not $global:Windows.eventChannels.ContainsKey($Name)) {
        throw "no such channel: $Name"
    }
    $global:Windows.eventChannels[$Name] = $Sddl
    Save-SimulatedChange -What "permissions of event channel $Name"
}
