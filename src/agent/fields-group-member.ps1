# Fields of settings of the kind groupMember.
# Generated from src/agent/kind-group-member.schema.json by "npx projen generate". Do not edit.

$settingKinds['groupMember'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"groupMember"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'group?' = 'string'
        'groupSid?' = 'string'
        'member' = 'string'
        'sensitiveReason?' = 'string'
    }
}
