# In place of windows-service-store.ps1: environments of services, in their table, and the records that the agent keeps of them.

function Read-NodeServiceEnvironment {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $service = Get-SimulatedService -Name $Name
    if ($null -ne $service) {
        $service['environment']
    }
}

function Set-NodeServiceEnvironment {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [string[]] $Variables)
    (Get-SimulatedService -Name $Name).environment = @($Variables)
    Save-SimulatedChange -What "environment of service $Name"
}

function Read-NodeServiceManaged {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $service = Get-SimulatedService -Name $Name
    return $null -ne $service -and [bool]$service['isManaged']
}

function Set-NodeServiceManaged {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [bool] $IsManaged)
    (Get-SimulatedService -Name $Name).isManaged = $IsManaged
    Save-SimulatedChange -What "managed account of service $Name"
}

function Read-NodeServiceRecord {
    param([Parameter(Mandatory = $true)] [string] $Id)
    if ($global:Windows.ContainsKey('serviceRecords')) {
        return $global:Windows.serviceRecords[$Id]
    }
    return $null
}

function Write-NodeServiceRecord {
    param([Parameter(Mandatory = $true)] [string] $Id, [Parameter(Mandatory = $true)] [string] $Text)
    if (-not $global:Windows.ContainsKey('serviceRecords')) {
        $global:Windows.serviceRecords = @{}
    }
    $global:Windows.serviceRecords[$Id] = $Text
    Save-SimulatedChange -What "record of what $Id was"
}

function Remove-NodeServiceRecord {
    param([Parameter(Mandatory = $true)] [string] $Id)
    if ($null -ne (Read-NodeServiceRecord -Id $Id)) {
        $global:Windows.serviceRecords.Remove($Id)
        Save-SimulatedChange -What "no record of what $Id was"
    }
}

# The oldest version first: here by name.
function Read-NodeFolder {
    param([Parameter(Mandatory = $true)] [string] $Path)
    $global:Windows.paths.Keys | Where-Object { $_.StartsWith("$Path\", [StringComparison]::OrdinalIgnoreCase) } |
        ForEach-Object { $_.Substring($Path.Length + 1) } | Where-Object { -not $_.Contains('\') } | Sort-Object
}
