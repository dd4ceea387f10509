# In place of windows-event-channels.ps1: event channels and their permissions.

function Read-NodeEventChannelSddl {
    param([Parameter(Mandatory = $true)] [string] $Name)
    return $global:Windows.eventChannels[$Name]
}

function Set-NodeEventChannelSddl {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [string] $Sddl)
    if (-not $global:Windows.eventChannels.ContainsKey($Name)) {
        throw "no such channel: $Name"
    }
    $global:Windows.eventChannels[$Name] = $Sddl
    Save-SimulatedChange -What "permissions of event channel $Name"
}

# Channels that have more than permissions are in a table of their own.
function Get-SimulatedChannelTable {
    if (-not $global:Windows.ContainsKey('eventLogs')) {
        $global:Windows.eventLogs = @{}
    }
    return $global:Windows.eventLogs
}

function Read-NodeEventChannel {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $found = (Get-SimulatedChannelTable)[$Name]
    if ($null -eq $found) {
        return $null
    }
    return @{ LogType = $found.LogType; IsEnabled = $found.IsEnabled; MaximumSizeInBytes = $found.MaximumSizeInBytes; LogMode = $found.LogMode }
}

function Set-NodeEventChannel {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [hashtable] $Properties)
    $log = (Get-SimulatedChannelTable)[$Name]
    foreach ($property in $Properties.Keys) {
        if (-not $log.ContainsKey($property)) {
            throw "no such property: $property"
        }
        $log[$property] = $Properties[$property]
    }
    # The event log may round sizes.
    $log.MaximumSizeInBytes = [long]([Math]::Ceiling($log.MaximumSizeInBytes / 65536) * 65536)
    Save-SimulatedChange -What "event channel $Name"
}

function Read-NodeEventChannelPolicy {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $policy = @{ MaxSize = $null; Retention = $null; AutoBackupLogFiles = $null }
    $found = (Get-SimulatedChannelTable)[$Name]
    if ($null -ne $found -and $found.ContainsKey('policy')) {
        foreach ($value in $found.policy.Keys) {
            $policy[$value] = $found.policy[$value]
        }
    }
    return $policy
}
