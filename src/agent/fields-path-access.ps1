# Fields of settings of the kind pathAccess.
# Generated from src/agent/kind-path-access.schema.json by "npx projen generate". Do not edit.

$settingKinds['pathAccess'] = @{
    required = @('group', 'path', 'item', 'access', 'createIfMissing', 'appliesTo')
    optional = @()
    reportsOnly = $false
}
