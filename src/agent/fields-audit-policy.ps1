# Fields of settings of the kind auditPolicy.
# Generated from src/agent/kind-audit-policy.schema.json by "npx projen generate". Do not edit.

$settingKinds['auditPolicy'] = @{
    required = @('subcategory', 'events')
    optional = @('reason')
    reportsOnly = $false
}
