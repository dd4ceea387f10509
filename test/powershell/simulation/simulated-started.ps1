# In place of windows-started.ps1: when Windows and its services have started, in the form of the agent's own times.

function Get-NodeBootTime {
    return ConvertTo-SimulatedTime -Text $(if ($global:Windows.ContainsKey('bootTime')) { $global:Windows.bootTime } else { '2000-01-01T00:00:00Z' })
}

function Get-NodeServiceStartTime {
    param([Parameter(Mandatory = $true)] [string] $Name)
    if ($global:Windows.ContainsKey('serviceStartTimes') -and $global:Windows.serviceStartTimes.ContainsKey($Name)) {
        return ConvertTo-SimulatedTime -Text $global:Windows.serviceStartTimes[$Name]
    }
    return $null
}

function ConvertTo-SimulatedTime {
    param([string] $Text)
    return [DateTime]::Parse($Text, [System.Globalization.CultureInfo]::InvariantCulture, [System.Globalization.DateTimeStyles]::AdjustToUniversal)
}
