# needs: access-entry, event-channel-names, fields-event-channel-access, local-groups, sddl, windows-event-channels
# Permission to read an event channel. 0x1 is read, 0x2 is write, 0x4 is clear.
# https://learn.microsoft.com/en-us/windows/win32/wes/eventmanifestschema-channeltype-complextype

function Assert-EventChannelAccessSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    Assert-EventChannelName -Name $Setting.channel
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
        throw "event channel '$($Setting.channel)' does not exist. Install the software that registers it, or correct its name."
    }
    $sddl = Resolve-AccessEntry -Setting $Setting -Sddl $Current.sddl -Grant (ConvertTo-SddlGrant -Sid $Current.sid -Rights '0x1')
    Set-NodeEventChannelSddl -Name $Setting.channel -Sddl $sddl
    Complete-AccessEntry -Setting $Setting
}
