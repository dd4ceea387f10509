# Fields of settings of the kind userRight.
# Generated from src/agent/kind-user-right.schema.json by "npx projen generate". Do not edit.

$settingKinds['userRight'] = @{
    required = @('group', 'right')
    optional = @()
    reportsOnly = $false
}
