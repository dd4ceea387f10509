# Local groups of the node, by name or by identifier.

# Built-in groups whose members can take over the node, by the last part of their security
# identifier. They cannot get grants either.
# https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-security-identifiers
$administrativeRids = @(544, 546, 547, 548, 549, 550, 551, 556, 562, 569, 578, 580, 582)

# The group of this name, or nothing. Lists all groups, because the error for a missing group is in
# the language of Windows.
function Get-NodeGroup {
    param([Parameter(Mandatory = $true)] [string] $Name)
    Get-LocalGroup | Where-Object { [string]::Equals($_.Name, $Name, [System.StringComparison]::OrdinalIgnoreCase) } | Select-Object -First 1
}

# The group of Windows with this identifier, or nothing.
function Get-NodeGroupBySid {
    param([Parameter(Mandatory = $true)] [string] $Sid)
    Get-LocalGroup | Where-Object { [string]::Equals([string]$_.SID, $Sid, [System.StringComparison]::Ordinal) } | Select-Object -First 1
}

function Test-NodeGroup {
    param([Parameter(Mandatory = $true)] [string] $Name)
    return $null -ne (Get-NodeGroup -Name $Name)
}

# The security identifier of a group that can get grants.
function Get-NodeGroupSid {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $group = Get-NodeGroup -Name $Name
    if ($null -eq $group) {
        throw "group '$Name' does not exist on this node"
    }
    $sid = [string]$group.SID
    if ($sid -match '^S-1-5-32-(\d+)\z' -and $administrativeRids -contains [int]$Matches[1]) {
        throw "group '$Name' is administrative ($sid), and cannot get grants"
    }
    return $sid
}
