# In place of windows-certificates.ps1: the fingerprints in each store.

function Get-SimulatedCertificateStore {
    if (-not $global:Windows.ContainsKey('certificates')) {
        $global:Windows.certificates = @{ Root = @(); CertificateAuthority = @(); TrustedPublisher = @(); Disallowed = @() }
    }
    return $global:Windows.certificates
}

function Read-NodeCertificateSha256 {
    param([Parameter(Mandatory = $true)] [string] $Store)
    (Get-SimulatedCertificateStore)[$Store]
}

function Add-NodeCertificate {
    param([Parameter(Mandatory = $true)] [string] $Store, [Parameter(Mandatory = $true)] [byte[]] $Bytes)
    $stores = Get-SimulatedCertificateStore
    $stores[$Store] = @($stores[$Store]) + (Get-BytesSha256 -Bytes $Bytes)
    Save-SimulatedChange -What "certificate in $Store"
}

function Remove-NodeCertificate {
    param([Parameter(Mandatory = $true)] [string] $Store, [Parameter(Mandatory = $true)] [string] $Sha256)
    $stores = Get-SimulatedCertificateStore
    $stores[$Store] = @($stores[$Store] | Where-Object { $_ -cne $Sha256 })
    Save-SimulatedChange -What "no certificate in $Store"
}
