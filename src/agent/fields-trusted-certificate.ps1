# Fields of settings of the kind trustedCertificate.
# Generated from src/agent/kind-trusted-certificate.schema.json by "npx projen generate". Do not edit.

$settingKinds['trustedCertificate'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"trustedCertificate"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'store' = '"root" | "intermediate" | "publisher" | "untrusted"'
        'sha256' = 'string'
        'certificate' = 'string'
        'sensitiveReason?' = 'string'
    }
}
