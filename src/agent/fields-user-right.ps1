# Fields of settings of the kind userRight.
# Generated from src/agent/kind-user-right.schema.json by "npx projen generate". Do not edit.

$settingKinds['userRight'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"userRight"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'group' = 'string'
        'right' = '"SeInteractiveLogonRight" | "SeServiceLogonRight" | "SeBatchLogonRight" | "SeIncreaseBasePriorityPrivilege" | "SeSystemProfilePrivilege" | "SeProfileSingleProcessPrivilege"'
    }
}
