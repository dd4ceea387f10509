# Fields of settings of the kind firewallRule.
# Generated from src/agent/kind-firewall-rule.schema.json by "npx projen generate". Do not edit.

$settingKinds['firewallRule'] = @{
    required = @(
        'name',
        'displayName',
        'description',
        'protocol',
        'localPorts',
        'remoteAddresses',
        'profiles'
    )
    optional = @()
    reportsOnly = $false
}
