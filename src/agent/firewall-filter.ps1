# needs: facts-device-name, facts-firewall, facts-service-name, firewall-address, node-paths
# The conditions of a firewall rule besides addresses: a protocol, ports, types of ICMP messages, a
# program and a service. Windows shows Any for a condition that a rule does not have.

$icmpVersions = @{ ICMPv4 = 4; ICMPv6 = 6 }
# Windows shows some protocols by name and others by number.
$protocolNumbers = @{ '1' = 'ICMPv4'; '6' = 'TCP'; '17' = 'UDP'; '58' = 'ICMPv6' }

function Test-FirewallField {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [string] $Name)
    return $null -ne $Setting.PSObject.Properties[$Name]
}

function Assert-FirewallFilter {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $name = $Setting.name
    $named = @('localPorts', 'program', 'service' | Where-Object { Test-FirewallField -Setting $Setting -Name $_ })
    if (Test-FirewallIcmp -Protocol $Setting.protocol) {
        if ($named.Count -gt 0) {
            throw "firewall rule '$name' is for $($Setting.protocol) and has $($named -join ' and '). Remove them."
        }
        Assert-FirewallIcmp -Setting $Setting
        return
    }
    if (Test-FirewallField -Setting $Setting -Name 'icmpTypes') {
        throw "firewall rule '$name' is for $($Setting.protocol) and has icmpTypes. Remove them."
    }
    if ($named.Count -eq 0) {
        throw "firewall rule '$name' has no localPorts, no program and no service, so it would open the whole node"
    }
    if ($named -ccontains 'localPorts') {
        if (@($Setting.localPorts).Count -eq 0) {
            throw "firewall rule '$name' has no localPorts. Remove the empty list, or add a port."
        }
        foreach ($ports in $Setting.localPorts) {
            if (-not (Test-FirewallPort -Text $ports)) {
                throw "firewall rule '$name' has the port '$ports'. Use a port from 1 to 65535, or a range of two ports with a dash between them."
            }
        }
    }
    if ($named -ccontains 'program') {
        Assert-FirewallPath -Path $Setting.program -Extension '.exe' -Owner "firewall rule '$name'"
    }
    if ($named -ccontains 'service' -and ($Setting.service -cnotmatch $serviceNamePattern -or $Setting.service -eq 'Any')) {
        throw "firewall rule '$name' has the service '$($Setting.service)'. Use the name of one service, not its display name."
    }
}

function Assert-FirewallIcmp {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $name = $Setting.name
    if (-not (Test-FirewallField -Setting $Setting -Name 'icmpTypes') -or @($Setting.icmpTypes).Count -eq 0) {
        throw "firewall rule '$name' is for $($Setting.protocol) and has no icmpTypes"
    }
    foreach ($type in $Setting.icmpTypes) {
        $isAny = [string]::Equals($type, 'Any', [StringComparison]::Ordinal) -and @($Setting.icmpTypes).Count -eq 1
        if (-not $isAny -and ($type -cnotmatch '^(?:0|[1-9][0-9]{0,2})\z' -or [int]$type -gt $largestIcmpType)) {
            throw "firewall rule '$name' has the ICMP type '$type'. Use numbers from 0 to $largestIcmpType, or only Any."
        }
    }
    foreach ($address in $Setting.remoteAddresses) {
        $range = ConvertTo-FirewallRange -Text $address
        if ($null -ne $range -and $range.Family -ne $icmpVersions[$Setting.protocol]) {
            throw "firewall rule '$name' has the remote address '$address', which never sends $($Setting.protocol). Use one rule for each IP version."
        }
    }
}

function Test-FirewallPort {
    param([Parameter(Mandatory = $true)] [AllowNull()] [object] $Text)
    if ($Text -cnotmatch '^[1-9][0-9]{0,4}(?:-[1-9][0-9]{0,4})?\z') {
        return $false
    }
    $ends = @($Text -split '-' | ForEach-Object { [int]$_ })
    return $ends[0] -le $ends[-1] -and $ends[-1] -le 65535
}

# The path of a program or a log. Windows replaces environment variables in it.
function Assert-FirewallPath {
    param(
        [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Path,
        [Parameter(Mandatory = $true)] [string] $Extension,
        [Parameter(Mandatory = $true)] [string] $Owner
    )
    Assert-NodePath -Path $Path
    $names = @($Path.Substring(3) -split '\\')
    if ($Path.Contains('%') -or @($names | Where-Object { $_ -cmatch $deviceNamePattern }).Count -gt 0) {
        throw "$Owner has the path '$Path', which contains a percent sign or the name of a device"
    }
    if ($names[-1].Length -le $Extension.Length -or -not $Path.EndsWith($Extension, [StringComparison]::OrdinalIgnoreCase)) {
        throw "$Owner has the path '$Path', which is not that of a file with the extension $Extension"
    }
}

# Whether a rule for the protocol has types of ICMP messages instead of ports.
# https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-fasp/8c008258-166d-46d4-9090-f2ffaa01be4b
function Test-FirewallIcmp {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Protocol)
    return 'ICMPv4', 'ICMPv6' -ccontains (Resolve-FirewallProtocol -Text $Protocol)
}

# All conditions of the setting.
function Get-FirewallFilter {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $filter = @{ protocol = $Setting.protocol; localPorts = @('Any'); icmpTypes = @('Any'); program = 'Any'; service = 'Any' }
    foreach ($name in @($filter.Keys)) {
        if (Test-FirewallField -Setting $Setting -Name $name) {
            $filter[$name] = $Setting.$name
        }
    }
    return $filter
}

function Compare-FirewallFilter {
    param([Parameter(Mandatory = $true)] [hashtable] $Filter, [Parameter(Mandatory = $true)] [hashtable] $Current)
    Compare-FirewallText -What 'protocol is' -Current $Current.protocol -Wanted $Filter.protocol -As 'Resolve-FirewallProtocol'
    Compare-FirewallText -What 'program is' -Current $Current.program -Wanted $Filter.program -As 'Resolve-FirewallPath'
    Compare-FirewallText -What 'service is' -Current $Current.service -Wanted $Filter.service -As 'Resolve-FirewallService'
    if (Test-FirewallIcmp -Protocol $Filter.protocol) {
        Compare-FirewallText -What 'icmpTypes are' -Current ($Current.icmpTypes -join ', ') -Wanted ($Filter.icmpTypes -join ', ') -As 'Resolve-FirewallIcmpType'
        return
    }
    Compare-FirewallText -What 'localPorts are' -Current ($Current.localPorts -join ', ') -Wanted ($Filter.localPorts -join ', ') -As 'Resolve-FirewallList'
    Compare-FirewallText -What 'remotePorts are' -Current ($Current.remotePorts -join ', ') -Wanted 'Any' -As 'Resolve-FirewallList'
}

# Compares two strings after a function has brought them into one form.
function Compare-FirewallText {
    param(
        [Parameter(Mandatory = $true)] [string] $What,
        [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Current,
        [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Wanted,
        [Parameter(Mandatory = $true)] [string] $As
    )
    # Ordinal: the operators of PowerShell skip invisible characters.
    if (-not [string]::Equals((& $As -Text $Current), (& $As -Text $Wanted), [StringComparison]::Ordinal)) {
        "$What '$Current' instead of '$Wanted'"
    }
}

function Resolve-FirewallProtocol {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text)
    return $(if ($protocolNumbers.ContainsKey($Text)) { $protocolNumbers[$Text] } else { $Text })
}

# Windows may show a path with environment variables, or in another case.
function Resolve-FirewallPath {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text)
    return [System.Environment]::ExpandEnvironmentVariables($Text).Replace('/', '\').ToUpperInvariant()
}

# Names of services have no case.
function Resolve-FirewallService {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text)
    return $Text.ToUpperInvariant()
}

function Resolve-FirewallList {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text)
    return @($Text -split ', ' | Sort-Object -Unique) -join ', '
}

# A type with all its codes is 8, 8:* or 8:256.
# https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-gpfas/c3032c75-4a3a-43ab-ac85-b8e723697635
function Resolve-FirewallIcmpType {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text)
    $types = @($Text -split ', ' | ForEach-Object { $_ -creplace ':(?:\*|256)\z', '' })
    return $(if ($types -ccontains 'Any' -or $types -ccontains '*' -or $Text -ceq '') { 'Any' } else { @($types | Sort-Object -Unique) -join ', ' })
}
