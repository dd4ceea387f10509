# Fields of settings of the kind localGroup.
# Generated from src/agent/kind-local-group.schema.json by "npx projen generate". Do not edit.

$settingKinds['localGroup'] = @{
    required = @('name', 'origin')
    optional = @('description')
    reportsOnly = $false
}
