# Reading an event channel. 0x1 is reading, 0x2 writing, 0x4 clearing.
# https://learn.microsoft.com/en-us/windows/win32/wes/eventmanifestschema-channeltype-complextype

$settingKinds['eventChannelAccess'] = @{ required = @('group', 'channel'); optional = @() }

function Assert-EventChannelAccessSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    Assert-EventChannelName -Name $Setting.channel
}

function Assert-EventChannelName {
    param([Parameter(Mandatory = $true)] [AllowNull()] [object] $Name)
    if ($Name -isnot [string] -or $Name -cnotmatch '^[^\x00-\x1f\x7f<>&"|\\:`?*'']{1,255}\z' -or $Name -cne $Name.Trim()) {
        throw "event channel '$Name' is not the name of a channel. Give its full name, as wevtutil.exe enum-logs shows it."
    }
}

function Read-EventChannelAccessSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $sddl = Read-NodeEventChannelSddl -Name $Setting.channel
    return @{ exists = ($null -ne $sddl); sid = (Get-NodeGroupSid -Name $Setting.group); sddl = $sddl }
}

function Compare-EventChannelAccessSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Current.exists) {
        Compare-SddlGrant -Sddl $Current.sddl -Grant (ConvertTo-SddlGrant -Sid $Current.sid -Rights '0x1') -Ensure $Setting.ensure
    } elseif ($Setting.ensure -ceq 'present') {
        "event channel '$($Setting.channel)' does not exist"
    }
}

function Sync-EventChannelAccessSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if (-not $Current.exists) {
        throw "event channel '$($Setting.channel)' does not exist. Install what brings it, or correct its name."
    }
    $sddl = Resolve-AccessEntry -Setting $Setting -Sddl $Current.sddl -Grant (ConvertTo-SddlGrant -Sid $Current.sid -Rights '0x1')
    Write-NodeEventChannelSddl -Name $Setting.channel -Sddl $sddl
    Complete-AccessEntry -Setting $Setting
}
