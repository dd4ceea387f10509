# needs: facts-certificates, facts-reason, facts-sha256, fields-trusted-certificate, windows-certificates
# A certificate in a store of the computer, identified by SHA-256 over its bytes, because a
# thumbprint is SHA-1. Every process of the node trusts a root, so a root must have the expected
# fingerprint, be an authority, and be self-signed. An expired certificate is not a reason to refuse
# the whole document.

$certificateStores = @{ root = 'Root'; intermediate = 'CertificateAuthority'; publisher = 'TrustedPublisher'; untrusted = 'Disallowed' }
# P-256, P-384 and P-521, as encoded in the parameters of a key.
$allowedCurves = @('06-08-2A-86-48-CE-3D-03-01-07', '06-05-2B-81-04-00-22', '06-05-2B-81-04-00-23')

function Assert-TrustedCertificateSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if ($Setting.sha256 -cnotmatch $sha256Pattern) {
        throw "fingerprint '$($Setting.sha256)' is not a SHA-256. Use 64 hexadecimal digits in lower case."
    }
    if ($Setting.certificate -cnotmatch '^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\z') {
        throw 'its certificate is not in base64. Use DER in base64, on one line.'
    }
    $bytes = [System.Convert]::FromBase64String($Setting.certificate)
    $actual = Get-BytesSha256 -Bytes $bytes
    if ($actual -cne $Setting.sha256) {
        throw "its certificate has the SHA-256 fingerprint $actual instead of $($Setting.sha256). Verify the fingerprint with the operator of the authority."
    }
    $certificate = ConvertTo-SingleCertificate -Bytes $bytes
    try {
        if ($Setting.ensure -ceq 'present') {
            Assert-CertificateForStore -Certificate $certificate -Store $Setting.store
        }
    } finally {
        $certificate.Dispose()
    }
    $hasReason = $null -ne $Setting.PSObject.Properties['sensitiveReason']
    if (($Setting.store -ceq 'untrusted') -ne $hasReason -or ($hasReason -and $Setting.sensitiveReason -cnotmatch $reasonPattern)) {
        throw 'a certificate needs a sensitiveReason of one line for the store untrusted, and only then: a node that does not trust a certificate that it uses is cut off'
    }
}

# What Windows must not trust can be any certificate.
function Assert-CertificateForStore {
    param(
        [Parameter(Mandatory = $true)] [System.Security.Cryptography.X509Certificates.X509Certificate2] $Certificate,
        [Parameter(Mandatory = $true)] [string] $Store
    )
    if ($Store -ceq 'publisher') {
        Assert-CertificatePublisher -Certificate $Certificate
    } elseif ($Store -cne 'untrusted') {
        Assert-CertificateAuthority -Certificate $Certificate -Store $Store
    }
}

function Assert-CertificatePublisher {
    param([Parameter(Mandatory = $true)] [System.Security.Cryptography.X509Certificates.X509Certificate2] $Certificate)
    $isAuthority = @($Certificate.Extensions | Where-Object { $_.Oid.Value -ceq '2.5.29.19' -and $_.CertificateAuthority }).Count -gt 0
    $purposes = @($Certificate.Extensions | Where-Object { $_.Oid.Value -ceq '2.5.29.37' } | ForEach-Object { $_.EnhancedKeyUsages } | ForEach-Object { $_.Value })
    if ($isAuthority -or $purposes -cnotcontains $codeSigning) {
        throw "certificate '$($Certificate.Subject)' is not a certificate for code signing. Use the certificate with which the publisher signs programs."
    }
    Assert-CertificateKey -Certificate $Certificate
}

# Accepts only a single certificate: the same call would also load a container with a private key,
# and store the key on the disk.
function ConvertTo-SingleCertificate {
    param([Parameter(Mandatory = $true)] [byte[]] $Bytes)
    $certificate = $null
    try {
        if ([System.Security.Cryptography.X509Certificates.X509Certificate2]::GetCertContentType($Bytes) -eq 'Cert') {
            $certificate = New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList (, $Bytes)
        }
    } catch [System.Security.Cryptography.CryptographicException] {
        $certificate = $null
    }
    if ($null -eq $certificate -or [System.Convert]::ToBase64String($certificate.RawData) -cne [System.Convert]::ToBase64String($Bytes)) {
        throw 'its certificate is not a single X.509 certificate in DER. Remove the private key and the chain.'
    }
    return $certificate
}

function Assert-CertificateAuthority {
    param(
        [Parameter(Mandatory = $true)] [System.Security.Cryptography.X509Certificates.X509Certificate2] $Certificate,
        [Parameter(Mandatory = $true)] [string] $Store
    )
    $constraints = @($Certificate.Extensions | Where-Object { $_.Oid.Value -ceq '2.5.29.19' })
    $usages = @($Certificate.Extensions | Where-Object { $_.Oid.Value -ceq '2.5.29.15' })
    $maySign = @($usages | Where-Object { -not $_.KeyUsages.HasFlag([System.Security.Cryptography.X509Certificates.X509KeyUsageFlags]::KeyCertSign) }).Count -eq 0
    if ($constraints.Count -ne 1 -or -not $constraints[0].CertificateAuthority -or -not $maySign) {
        throw "certificate '$($Certificate.Subject)' does not belong to an authority. Use the certificate of the authority that signed it."
    }
    $namesItself = [System.Convert]::ToBase64String($Certificate.SubjectName.RawData) -ceq [System.Convert]::ToBase64String($Certificate.IssuerName.RawData)
    if ($Store -ceq 'root' -and -not $namesItself) {
        throw "certificate '$($Certificate.Subject)' is not self-signed, so it is not a root. Use the store intermediate."
    }
    Assert-CertificateKey -Certificate $Certificate
}

function Assert-CertificateKey {
    param([Parameter(Mandatory = $true)] [System.Security.Cryptography.X509Certificates.X509Certificate2] $Certificate)
    if ($Certificate.PublicKey.Oid.Value -ceq '1.2.840.113549.1.1.1') {
        $size = Get-RsaKeySize -Key $Certificate.PublicKey.EncodedKeyValue.RawData
        if ($size -lt $smallestRsaKey) {
            throw "certificate '$($Certificate.Subject)' has an RSA key of $size bits. Use an authority with a key of at least $smallestRsaKey bits."
        }
        return
    }
    # Some keys have no parameters.
    $parameters = $Certificate.PublicKey.EncodedParameters
    if ($null -eq $parameters -or $allowedCurves -cnotcontains [System.BitConverter]::ToString($parameters.RawData)) {
        throw "certificate '$($Certificate.Subject)' has a key that is neither RSA nor on P-256, P-384 or P-521. Use another authority."
    }
}

# The key is a DER sequence that begins with the modulus. A length above 127 states how many bytes
# encode the length.
function Get-RsaKeySize {
    param([Parameter(Mandatory = $true)] [byte[]] $Key)
    $at = 0
    foreach ($tag in 0x30, 0x02) {
        if ($Key[$at] -ne $tag) {
            throw 'its certificate has an RSA key that cannot be read. Use another authority.'
        }
        $length = [int]$Key[$at + 1]
        $at += 2
        if ($length -gt 127) {
            $end = $at + $length - 128
            $length = 0
            while ($at -lt $end) {
                $length = 256 * $length + $Key[$at]
                $at++
            }
        }
    }
    # A leading zero byte only marks the number as positive.
    return 8 * $(if ($Key[$at] -eq 0) { $length - 1 } else { $length })
}

function Read-TrustedCertificateSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $certificate = ConvertTo-SingleCertificate -Bytes ([System.Convert]::FromBase64String($Setting.certificate))
    $epoch = New-Object -TypeName DateTime -ArgumentList 1970, 1, 1
    $current = @{
        exists = (@(Read-NodeCertificateSha256 -Store $certificateStores[$Setting.store]) -ccontains $Setting.sha256)
        disallowed = ($Setting.store -cne 'untrusted' -and @(Read-NodeCertificateSha256 -Store 'Disallowed') -ccontains $Setting.sha256)
        subject = $certificate.Subject
    }
    # An untrusted certificate does not have to be replaced.
    if ($Setting.ensure -ceq 'present' -and $Setting.store -cne 'untrusted') {
        $current.expiresAt = [long]($certificate.NotAfter.ToUniversalTime() - $epoch).TotalSeconds
    }
    $certificate.Dispose()
    return $current
}

function Compare-TrustedCertificateSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $what = "certificate '$($Current.subject)' with the SHA-256 fingerprint $($Setting.sha256)"
    if ($Setting.ensure -ceq 'absent') {
        if ($Current.exists) {
            "$what is in the store $($Setting.store) and should not be"
        }
        return
    }
    if (-not $Current.exists) {
        "$what is not in the store $($Setting.store)"
    }
    # An untrusted certificate is never trusted, even if another store contains it.
    if ($Current.disallowed) {
        "$what is among the untrusted certificates of the computer. To trust it, remove it from there by hand."
    }
}

function Sync-TrustedCertificateSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $store = $certificateStores[$Setting.store]
    if ($Setting.ensure -ceq 'present') {
        if (-not $Current.exists) {
            Save-CreatedByAgent -Key $Setting.id
            Add-NodeCertificate -Store $store -Bytes ([System.Convert]::FromBase64String($Setting.certificate))
        }
        return
    }
    if (-not (Test-CreatedByAgent -Key $Setting.id)) {
        throw "certificate $($Setting.sha256) existed before the agent, so the agent does not remove it. Remove it by hand."
    }
    Remove-NodeCertificate -Store $store -Sha256 $Setting.sha256
    Remove-CreatedByAgent -Key $Setting.id
}
