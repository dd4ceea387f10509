# Fields of settings of the kind firewallRule.
# Generated from src/agent/kind-firewall-rule.schema.json by "npx projen generate". Do not edit.

$settingKinds['firewallRule'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"firewallRule"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'name' = 'string'
        'displayName' = 'string'
        'description' = 'string'
        'protocol' = '"TCP" | "UDP" | "ICMPv4" | "ICMPv6"'
        'localPorts?' = 'string[]'
        'icmpTypes?' = 'string[]'
        'program?' = 'string'
        'service?' = 'string'
        'remoteAddresses' = 'string[]'
        'profiles' = '("Domain" | "Private" | "Public")[]'
    }
}
