# needs: access-entry, facts-kept-services, facts-service-name, fields-service-access, local-groups, sddl, windows-services
# The access of a local group to a Windows service: query it, or start and stop it. The group never
# gets the right to change its configuration, which would be equivalent to LocalSystem.
# https://learn.microsoft.com/en-us/windows/win32/services/service-security-and-access-rights

# Query is what Windows allows interactive users. Starting needs RP, and stopping needs WP. Pausing
# (DT) is in neither.
$serviceRights = @{ query = 'CCLCSWLOCRRC'; startStop = 'CCLCSWRPWPLOCRRC' }

function Assert-ServiceAccessSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if ($Setting.service -cnotmatch $serviceNamePattern) {
        throw "service '$($Setting.service)' is not a valid service name. Use letters, digits, spaces and _ . $ -"
    }
    if ($Setting.access -ceq 'startStop' -and $Setting.ensure -ceq 'present' -and $Setting.service -in $keptServices) {
        throw "service '$($Setting.service)' keeps the node running or secure, so no group may stop it. Use query."
    }
}

function Read-ServiceAccessSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $sddl = Read-NodeServiceSddl -Name $Setting.service
    return @{ exists = ($null -ne $sddl); sid = (Get-NodeGroupSid -Name $Setting.group); sddl = $sddl }
}

function Compare-ServiceAccessSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Current.exists) {
        Compare-SddlGrant -Sddl $Current.sddl -Grant (Get-ServiceGrant -Setting $Setting -Current $Current) -Ensure $Setting.ensure
    } elseif ($Setting.ensure -ceq 'present') {
        "service '$($Setting.service)' does not exist"
    }
}

function Sync-ServiceAccessSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if (-not $Current.exists) {
        throw "service '$($Setting.service)' does not exist. Install it first, or correct its name."
    }
    $sddl = Resolve-AccessEntry -Setting $Setting -Sddl $Current.sddl -Grant (Get-ServiceGrant -Setting $Setting -Current $Current)
    Set-NodeServiceSddl -Name $Setting.service -Sddl $sddl
    Complete-AccessEntry -Setting $Setting
}

function Get-ServiceGrant {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    return ConvertTo-SddlGrant -Sid $Current.sid -Rights $serviceRights[$Setting.access]
}
