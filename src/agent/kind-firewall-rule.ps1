# needs: facts-firewall-rule-name, fields-firewall-rule, firewall-address, firewall-filter
# A rule of the Windows firewall that allows inbound traffic. Its Name is its key: rules found by
# display name would accumulate. The commands are functions of a module, which do not see the error
# preference of a script, so each call sets its own ErrorAction.
# https://learn.microsoft.com/en-us/powershell/module/netsecurity/new-netfirewallrule

$firewallStore = 'PersistentStore'

function Assert-FirewallRuleSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $name = $Setting.name
    if ($name -cnotmatch $firewallRuleNamePattern) {
        throw "firewall rule '$name' has a name that is not safe. Use up to 100 letters, digits, dashes, dots and underscores."
    }
    Assert-FirewallText -Rule $name -What 'display name' -Text $Setting.displayName -Longest 256
    Assert-FirewallText -Rule $name -What 'description' -Text $Setting.description -Longest 1024
    foreach ($list in 'remoteAddresses', 'profiles') {
        if (@($Setting.$list).Count -eq 0) {
            throw "firewall rule '$name' has no $list"
        }
    }
    foreach ($address in $Setting.remoteAddresses) {
        $isAnybody = [string]::Equals($address, 'Any', [StringComparison]::Ordinal) -and @($Setting.remoteAddresses).Count -eq 1
        if (-not $isAnybody -and -not (Test-FirewallAddress -Text $address)) {
            throw "firewall rule '$name' has the remote address '$address'. Use addresses and networks such as 10.0.0.0/8, or only Any."
        }
    }
    Assert-FirewallFilter -Setting $Setting
}

function Read-FirewallRuleSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $rule = Find-FirewallRule -Name $Setting.name
    if ($null -eq $rule) {
        return @{ exists = $false; forbidden = @(Get-FirewallForbiddance -Setting $Setting) }
    }
    $ports = Get-NetFirewallPortFilter -AssociatedNetFirewallRule $rule -ErrorAction Stop
    $addresses = Get-NetFirewallAddressFilter -AssociatedNetFirewallRule $rule -ErrorAction Stop
    return @{
        exists = $true
        forbidden = @(Get-FirewallForbiddance -Setting $Setting)
        displayName = [string]$rule.DisplayName
        description = [string]$rule.Description
        enabled = [string]$rule.Enabled
        direction = [string]$rule.Direction
        action = [string]$rule.Action
        edgeTraversalPolicy = [string]$rule.EdgeTraversalPolicy
        profiles = [string]$rule.Profile
        protocol = [string]$ports.Protocol
        localPorts = @($ports.LocalPort | ForEach-Object { [string]$_ })
        icmpTypes = @($ports.IcmpType | ForEach-Object { [string]$_ })
        remotePorts = @($ports.RemotePort | ForEach-Object { [string]$_ })
        localAddresses = @($addresses.LocalAddress | ForEach-Object { [string]$_ })
        remoteAddresses = @($addresses.RemoteAddress | ForEach-Object { [string]$_ })
        program = [string](Get-NetFirewallApplicationFilter -AssociatedNetFirewallRule $rule -ErrorAction Stop).Program
        service = [string](Get-NetFirewallServiceFilter -AssociatedNetFirewallRule $rule -ErrorAction Stop).Service
    }
}

function Compare-FirewallRuleSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'absent') {
        if ($Current.exists) {
            "firewall rule '$($Setting.name)' exists and should not"
        }
        return
    }
    if ($Current.exists) {
        Compare-FirewallRule -Setting $Setting -Current $Current
    } else {
        "firewall rule '$($Setting.name)' does not exist"
    }
    $Current.forbidden
}

function Sync-FirewallRuleSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'absent') {
        if (-not (Test-CreatedByAgent -Key $Setting.id)) {
            throw "firewall rule '$($Setting.name)' existed before the agent, so the agent does not delete it. Delete it by hand."
        }
        Remove-NetFirewallRule -Name $Setting.name -PolicyStore $firewallStore -ErrorAction Stop
        Remove-CreatedByAgent -Key $Setting.id
        return
    }
    $filter = Get-FirewallFilter -Setting $Setting
    $wanted = @{
        Name = $Setting.name
        PolicyStore = $firewallStore
        Description = $Setting.description
        Enabled = 'True'
        Direction = 'Inbound'
        Action = 'Allow'
        EdgeTraversalPolicy = 'Block'
        Profile = Get-FirewallProfile -Names $Setting.profiles
        Protocol = $filter.protocol
        LocalAddress = 'Any'
        RemoteAddress = @($Setting.remoteAddresses)
        Program = $filter.program
        Service = $filter.service
    }
    $isIcmp = Test-FirewallIcmp -Protocol $Setting.protocol
    if ($isIcmp) {
        $wanted.IcmpType = @($filter.icmpTypes)
    } else {
        $wanted.LocalPort = @($filter.localPorts)
        $wanted.RemotePort = 'Any'
    }
    if (-not $Current.exists) {
        Save-CreatedByAgent -Key $Setting.id
        $null = New-NetFirewallRule @wanted -DisplayName $Setting.displayName -ErrorAction Stop
    } elseif (@(Compare-FirewallRule -Setting $Setting -Current $Current).Count -gt 0) {
        # A rule that changes its protocol must not keep the conditions of the other one.
        $wasIcmp = Test-FirewallIcmp -Protocol $Current.protocol
        if ($wasIcmp -and -not $isIcmp) {
            $wanted.IcmpType = 'Any'
        } elseif ($isIcmp -and -not $wasIcmp) {
            $wanted.LocalPort = 'Any'
            $wanted.RemotePort = 'Any'
        }
        Set-NetFirewallRule @wanted -NewDisplayName $Setting.displayName -ErrorAction Stop
    }
}

# Recognizes the not-found error by its id: its message is in the language of Windows.
function Find-FirewallRule {
    param([Parameter(Mandatory = $true)] [string] $Name)
    try {
        return Get-NetFirewallRule -Name $Name -PolicyStore $firewallStore -ErrorAction Stop
    } catch {
        if ($_.FullyQualifiedErrorId -cmatch '^CmdletizationQuery_NotFound') {
            return $null
        }
        throw
    }
}

function Compare-FirewallRule {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $texts = [ordered]@{
        displayName = $Setting.displayName
        description = $Setting.description
        enabled = 'True'
        direction = 'Inbound'
        action = 'Allow'
        edgeTraversalPolicy = 'Block'
    }
    foreach ($property in $texts.Keys) {
        # Ordinal: the operators of PowerShell skip invisible characters.
        if (-not [string]::Equals($Current[$property], $texts[$property], [StringComparison]::Ordinal)) {
            "$property is '$($Current[$property])' instead of '$($texts[$property])'"
        }
    }
    Compare-FirewallFilter -Filter (Get-FirewallFilter -Setting $Setting) -Current $Current
    $lists = [ordered]@{
        profiles = @((Get-FirewallProfile -Names ($Current.profiles -split ', ')), (Get-FirewallProfile -Names $Setting.profiles))
        localAddresses = @(($Current.localAddresses -join ', '), 'Any')
    }
    foreach ($property in $lists.Keys) {
        if ($lists[$property][0] -cne $lists[$property][1]) {
            "$property are '$($lists[$property][0])' instead of '$($lists[$property][1])'"
        }
    }
    $covered = @(Resolve-FirewallAddress -Address $Current.remoteAddresses) -join ' '
    if ($covered -cne (@(Resolve-FirewallAddress -Address $Setting.remoteAddresses) -join ' ')) {
        "remoteAddresses are '$($Current.remoteAddresses -join ', ')' instead of '$($Setting.remoteAddresses -join ', ')'"
    }
}

# Windows shows a rule for all three profiles as a rule for Any.
function Get-FirewallProfile {
    param([Parameter(Mandatory = $true)] [string[]] $Names)
    $known = @('Domain', 'Private', 'Public' | Where-Object { $Names -ccontains $_ })
    if ($known.Count -eq 3 -or $Names -ccontains 'Any') {
        return 'Any'
    }
    return $known -join ', '
}

# A group policy may prevent local rules from taking effect: the rule then exists, but allows
# nothing.
# https://learn.microsoft.com/en-us/powershell/module/netsecurity/get-netfirewallprofile
function Get-FirewallForbiddance {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    # If Windows does not report the active networks, every profile of the rule counts.
    $inForce = @(Get-NetConnectionProfile -ErrorAction SilentlyContinue |
        ForEach-Object { ([string]$_.NetworkCategory) -creplace '^DomainAuthenticated\z', 'Domain' })
    foreach ($networkProfile in @(Get-NetFirewallProfile -PolicyStore ActiveStore -ErrorAction Stop)) {
        $name = [string]$networkProfile.Name
        $matters = @($Setting.profiles) -ccontains $name -and ($inForce.Count -eq 0 -or $inForce -ccontains $name)
        if ($matters -and [string]$networkProfile.AllowLocalFirewallRules -ceq 'False') {
            "a group policy prevents local firewall rules from taking effect in the profile $name. Allow local rules there, or add this rule to the policy."
        }
    }
}

function Assert-FirewallText {
    param(
        [Parameter(Mandatory = $true)] [string] $Rule,
        [Parameter(Mandatory = $true)] [string] $What,
        [Parameter(Mandatory = $true)] [AllowNull()] [AllowEmptyString()] [object] $Text,
        [Parameter(Mandatory = $true)] [int] $Longest
    )
    # Windows stores a rule as a string with bars between its fields, and reads @ as a reference
    # into a DLL.
    if ($Text.Length -gt $Longest -or $Text -cnotmatch '^[^\x00-\x1f\x7f|@\s](?:[^\x00-\x1f\x7f|]*[^\x00-\x1f\x7f|\s])?\z') {
        throw "firewall rule '$Rule' has a $What that Windows does not store unchanged. Use one line of 1 to $Longest characters, without a bar, a leading @, or spaces at the ends."
    }
}

# An address, or a network with the length of its prefix. A prefix of length 0 would be Any under
# another name.
function Test-FirewallAddress {
    param([Parameter(Mandatory = $true)] [AllowNull()] [object] $Text)
    return $Text -is [string] -and $Text -cmatch '^[0-9A-Fa-f:.]+(?:/[1-9][0-9]{0,2})?\z' -and $null -ne (ConvertTo-FirewallRange -Text $Text)
}
