# Fields of settings of the kind trustedCertificate.
# Generated from src/agent/kind-trusted-certificate.schema.json by "npx projen generate". Do not edit.

$settingKinds['trustedCertificate'] = @{
    required = @('store', 'sha256', 'certificate')
    optional = @()
    reportsOnly = $false
}
