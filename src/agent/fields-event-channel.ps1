# Fields of settings of the kind eventChannel.
# Generated from src/agent/kind-event-channel.schema.json by "npx projen generate". Do not edit.

$settingKinds['eventChannel'] = @{
    required = @('channel')
    optional = @('enabled', 'maximumSizeBytes', 'retention')
    reportsOnly = $false
}
