# Fields of settings of the kind patchLevel.
# Generated from src/agent/kind-patch-level.schema.json by "npx projen generate". Do not edit.

$settingKinds['patchLevel'] = @{
    required = @('minimums', 'reportsPendingReboot')
    optional = @()
    reportsOnly = $true
}
