# In place of the cmdlets of NetSecurity: rules of the persistent store, each with its filters, as Windows gives them back.

function Get-NetFirewallRule {
    [CmdletBinding()]
    param([string[]] $Name, [string] $PolicyStore)
    # A function of a module sees the preference of a script only where it is handed over.
    if (-not $PSBoundParameters.ContainsKey('ErrorAction')) {
        $ErrorActionPreference = 'Continue'
    }
    if (-not $global:Windows.firewall.rules.ContainsKey($Name[0])) {
        $exception = New-Object -TypeName System.InvalidOperationException -ArgumentList "Keine MSFT_NetFirewallRule-Objekte gefunden: $Name ($PolicyStore)"
        $PSCmdlet.WriteError((New-Object -TypeName System.Management.Automation.ErrorRecord -ArgumentList (
            $exception, 'CmdletizationQuery_NotFound_InstanceID', [System.Management.Automation.ErrorCategory]::ObjectNotFound, $Name)))
        return
    }
    $rule = $global:Windows.firewall.rules[$Name[0]]
    return [pscustomobject]@{
        Name = $Name[0]; DisplayName = $rule.displayName; Description = $rule.description; Enabled = $rule.enabled; Direction = $rule.direction
        Action = $rule.action; Profile = $rule.profiles; EdgeTraversalPolicy = $rule.edgeTraversalPolicy; PolicyStoreSource = 'PersistentStore'
    }
}

function Get-NetFirewallPortFilter {
    [CmdletBinding()]
    param([object] $AssociatedNetFirewallRule)
    $rule = $global:Windows.firewall.rules[$AssociatedNetFirewallRule.Name]
    return [pscustomobject]@{ Protocol = $rule.protocol; LocalPort = $rule.localPorts; RemotePort = $rule.remotePorts; IcmpType = $rule.icmpTypes }
}

function Get-NetFirewallAddressFilter {
    [CmdletBinding()]
    param([object] $AssociatedNetFirewallRule)
    $rule = $global:Windows.firewall.rules[$AssociatedNetFirewallRule.Name]
    return [pscustomobject]@{ LocalAddress = $rule.localAddresses; RemoteAddress = $rule.remoteAddresses }
}

function Get-NetFirewallApplicationFilter {
    [CmdletBinding()]
    param([object] $AssociatedNetFirewallRule)
    return [pscustomobject]@{ Program = $global:Windows.firewall.rules[$AssociatedNetFirewallRule.Name].program }
}

function Get-NetFirewallServiceFilter {
    [CmdletBinding()]
    param([object] $AssociatedNetFirewallRule)
    return [pscustomobject]@{ Service = $global:Windows.firewall.rules[$AssociatedNetFirewallRule.Name].service }
}

# What is in force is what a policy says, and what is stored for the rest.
function Get-NetFirewallProfile {
    [CmdletBinding()]
    param([string[]] $Name, [string] $PolicyStore)
    foreach ($each in 'Domain', 'Private', 'Public') {
        if ($null -eq $Name -or $Name -contains $each) {
            $isForbidden = $PolicyStore -eq 'ActiveStore' -and @($global:Windows.firewall.localRulesForbiddenIn) -contains $each
            $shown = @{ Name = $each; AllowLocalFirewallRules = $(if ($isForbidden) { 'False' } else { 'NotConfigured' }) }
            $values = @{ LogBlocked = 'False'; LogAllowed = 'False'; LogFileName = '%SystemRoot%\system32\LogFiles\Firewall\pfirewall.log'; LogMaxSizeKilobytes = 4096 }
            $lists = @($global:Windows.firewall['profiles'])
            if ($PolicyStore -eq 'ActiveStore') {
                $lists += $global:Windows.firewall['policies']
            }
            foreach ($list in @($lists | Where-Object { $null -ne $_ -and $_.ContainsKey($each) })) {
                foreach ($property in @($list[$each].Keys)) {
                    $values[$property] = $list[$each][$property]
                }
            }
            [pscustomobject]($shown + $values)
        }
    }
}

function Set-NetFirewallProfile {
    [CmdletBinding()]
    param([string[]] $Name, [string] $PolicyStore, [string] $LogBlocked, [string] $LogAllowed, [string] $LogFileName, [uint64] $LogMaxSizeKilobytes)
    if ($PolicyStore -ne 'PersistentStore') {
        throw "the profile cannot be changed in $PolicyStore"
    }
    foreach ($property in 'LogBlocked', 'LogAllowed', 'LogFileName', 'LogMaxSizeKilobytes') {
        if ($PSBoundParameters.ContainsKey($property)) {
            $global:Windows.firewall.profiles[$Name[0]][$property] = $PSBoundParameters[$property]
        }
    }
    Save-SimulatedChange -What "logging of the firewall profile $Name"
}

function Get-NetConnectionProfile {
    [CmdletBinding()]
    param()
    foreach ($category in @($global:Windows.firewall.connections)) {
        [pscustomobject]@{ NetworkCategory = $category }
    }
}

function New-NetFirewallRule {
    [CmdletBinding()]
    param(
        [string] $Name, [string] $DisplayName, [string] $PolicyStore, [string] $Description, [string] $Enabled, [string] $Direction, [string] $Action,
        [string] $EdgeTraversalPolicy, [string] $Profile, [string] $Protocol, [string[]] $LocalPort, [string[]] $RemotePort, [string[]] $IcmpType, [string[]] $LocalAddress,
        [string[]] $RemoteAddress, [string] $Program, [string] $Service
    )
    if ($global:Windows.firewall.rules.ContainsKey($Name)) {
        throw "there is a rule of this name: $Name"
    }
    $null = $PSBoundParameters.Remove('Name')
    Save-SimulatedFirewallRule -Name $Name -Given $PSBoundParameters
}

function Set-NetFirewallRule {
    [CmdletBinding()]
    param(
        [string[]] $Name, [string] $NewDisplayName, [string] $PolicyStore, [string] $Description, [string] $Enabled, [string] $Direction, [string] $Action,
        [string] $EdgeTraversalPolicy, [string] $Profile, [string] $Protocol, [string[]] $LocalPort, [string[]] $RemotePort, [string[]] $IcmpType, [string[]] $LocalAddress,
        [string[]] $RemoteAddress, [string] $Program, [string] $Service
    )
    if (-not $global:Windows.firewall.rules.ContainsKey($Name[0])) {
        throw "there is no rule of this name: $Name"
    }
    # What is not given stays as it is.
    $rule = $global:Windows.firewall.rules[$Name[0]]
    $given = @{ LocalPort = $rule.localPorts; RemotePort = $rule.remotePorts; IcmpType = $rule['icmpTypes'] }
    foreach ($key in $PSBoundParameters.Keys) {
        $given[($key -replace '^NewDisplayName$', 'DisplayName')] = $PSBoundParameters[$key]
    }
    Save-SimulatedFirewallRule -Name $Name[0] -Given $given
}

function Remove-NetFirewallRule {
    [CmdletBinding()]
    param([string[]] $Name, [string] $PolicyStore)
    if (-not $global:Windows.firewall.rules.ContainsKey($Name[0]) -or $PolicyStore -ne 'PersistentStore') {
        throw "there is no rule of this name: $Name"
    }
    $global:Windows.firewall.rules.Remove($Name[0])
    Save-SimulatedChange -What "firewall rule $Name removed"
}

function Save-SimulatedFirewallRule {
    param([string] $Name, [System.Collections.IDictionary] $Given)
    if ($Given['PolicyStore'] -ne 'PersistentStore') {
        throw "a rule in $($Given['PolicyStore']) does not outlive a restart"
    }
    $isIcmp = 'ICMPv4', 'ICMPv6' -contains $Given['Protocol']
    $conditions = @{}
    foreach ($condition in 'LocalPort', 'RemotePort', 'IcmpType') {
        $conditions[$condition] = @($Given[$condition] | Where-Object { $null -ne $_ })
        $isUsed = $conditions[$condition].Count -gt 0 -and "$($conditions[$condition])" -ne 'Any'
        if ($isUsed -and $isIcmp -ne ($condition -eq 'IcmpType')) {
            throw "a rule for $($Given['Protocol']) cannot have $condition $($conditions[$condition])"
        }
        if ($conditions[$condition].Count -eq 0) {
            $conditions[$condition] = @('Any')
        }
    }
    $global:Windows.firewall.rules[$Name] = @{
        displayName = $Given['DisplayName']
        description = $Given['Description']
        enabled = $Given['Enabled']
        direction = $Given['Direction']
        action = $Given['Action']
        edgeTraversalPolicy = $Given['EdgeTraversalPolicy']
        profiles = $(if (@($Given['Profile'] -split ', *').Count -eq 3) { 'Any' } else { $Given['Profile'] })
        protocol = $Given['Protocol']
        localPorts = Get-SimulatedFirewallList -Values $conditions['LocalPort']
        remotePorts = Get-SimulatedFirewallList -Values $conditions['RemotePort']
        icmpTypes = Get-SimulatedFirewallList -Values $conditions['IcmpType']
        localAddresses = Get-SimulatedFirewallList -Values $Given['LocalAddress']
        remoteAddresses = Get-SimulatedFirewallList -Values @($Given['RemoteAddress'] | ForEach-Object { ConvertTo-SimulatedFirewallAddress -Text $_ })
        program = $Given['Program']
        service = $Given['Service']
    }
    Save-SimulatedChange -What "firewall rule $Name"
}

# Windows gives one value back as itself and several as a list.
function Get-SimulatedFirewallList {
    param([object[]] $Values)
    if (@($Values).Count -eq 1) {
        return @($Values)[0]
    }
    return , @($Values)
}

# Windows gives an IPv4 network back with its mask, and without the bits of a host.
function ConvertTo-SimulatedFirewallAddress {
    param([string] $Text)
    if ($Text -notmatch '^(\d+)\.(\d+)\.(\d+)\.(\d+)/(\d+)$') {
        return $Text
    }
    $mask = [uint32]([Math]::Pow(2, 32) - [Math]::Pow(2, 32 - [int]$Matches[5]))
    $octets = 1..4 | ForEach-Object { ([int]$Matches[$_]) -band (($mask -shr (8 * (4 - $_))) -band 255) }
    $masks = 1..4 | ForEach-Object { ($mask -shr (8 * (4 - $_))) -band 255 }
    return ($octets -join '.') + '/' + ($masks -join '.')
}
