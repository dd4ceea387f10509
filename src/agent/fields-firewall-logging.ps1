# Fields of settings of the kind firewallLogging.
# Generated from src/agent/kind-firewall-logging.schema.json by "npx projen generate". Do not edit.

$settingKinds['firewallLogging'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"firewallLogging"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'profile' = '"Domain" | "Private" | "Public"'
        'logBlocked?' = 'boolean'
        'logAllowed?' = 'boolean'
        'maximumSizeKilobytes?' = 'integer'
        'fileName?' = 'string'
    }
}
