# Fields of settings of the kind eventChannelAccess.
# Generated from src/agent/kind-event-channel-access.schema.json by "npx projen generate". Do not edit.

$settingKinds['eventChannelAccess'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"eventChannelAccess"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'group' = 'string'
        'channel' = 'string'
    }
}
