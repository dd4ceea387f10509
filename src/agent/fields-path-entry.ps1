# Fields of settings of the kind pathEntry.
# Generated from src/agent/kind-path-entry.schema.json by "npx projen generate". Do not edit.

$settingKinds['pathEntry'] = @{
    required = @('folder')
    optional = @('sensitiveReason', 'takesEffect')
    reportsOnly = $false
}
