# Fields of settings of the kind directory.
# Generated from src/agent/kind-directory.schema.json by "npx projen generate". Do not edit.

$settingKinds['directory'] = @{
    required = @('path', 'inProgramFolder', 'owner')
    optional = @('permissions')
    reportsOnly = $false
}
