# Fields of settings of the kind eventChannelAccess.
# Generated from src/agent/kind-event-channel-access.schema.json by "npx projen generate". Do not edit.

$settingKinds['eventChannelAccess'] = @{
    required = @('group', 'channel')
    optional = @()
    reportsOnly = $false
}
