# Fields of settings of the kind hostsEntry.
# Generated from src/agent/kind-hosts-entry.schema.json by "npx projen generate". Do not edit.

$settingKinds['hostsEntry'] = @{
    required = @('address', 'name')
    optional = @()
    reportsOnly = $false
}
