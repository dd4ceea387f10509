# Fields of settings of the kind eventChannel.
# Generated from src/agent/kind-event-channel.schema.json by "npx projen generate". Do not edit.

$settingKinds['eventChannel'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"eventChannel"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'channel' = 'string'
        'enabled?' = 'boolean'
        'maximumSizeBytes?' = 'integer'
        'retention?' = '"overwrite" | "archive" | "doNotOverwrite"'
    }
}
