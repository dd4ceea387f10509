# Fields of settings of the kind file.
# Generated from src/agent/kind-file.schema.json by "npx projen generate". Do not edit.

$settingKinds['file'] = @{
    required = @('path', 'inProgramFolder', 'owner', 'source', 'sha256')
    optional = @('permissions')
    reportsOnly = $false
}
