# The certificate stores of the computer. A store is one list of certificates from local
# administrators, group policies and Windows Update. New certificates go to the local part.
# https://learn.microsoft.com/en-us/windows/win32/seccrypto/system-store-locations

# Uses the value of the enumeration: as a string, CertificateAuthority would be a new store, because
# the real name is CA.
function Open-NodeCertificateStore {
    param(
        [Parameter(Mandatory = $true)] [System.Security.Cryptography.X509Certificates.StoreName] $Store,
        [System.Security.Cryptography.X509Certificates.OpenFlags] $Access = 'ReadOnly'
    )
    $location = [System.Security.Cryptography.X509Certificates.StoreLocation]::LocalMachine
    $opened = New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Store -ArgumentList $Store, $location
    $opened.Open($Access)
    return $opened
}

# The SHA-256 of each certificate in the store, over its bytes.
function Read-NodeCertificateSha256 {
    param([Parameter(Mandatory = $true)] [string] $Store)
    $opened = Open-NodeCertificateStore -Store $Store
    try {
        foreach ($certificate in $opened.Certificates) {
            Get-BytesSha256 -Bytes $certificate.RawData
        }
    } finally {
        $opened.Close()
    }
}

function Add-NodeCertificate {
    param([Parameter(Mandatory = $true)] [string] $Store, [Parameter(Mandatory = $true)] [byte[]] $Bytes)
    $opened = Open-NodeCertificateStore -Store $Store -Access ReadWrite
    try {
        $opened.Add((New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList (, $Bytes)))
    } finally {
        $opened.Close()
    }
}

function Remove-NodeCertificate {
    param([Parameter(Mandatory = $true)] [string] $Store, [Parameter(Mandatory = $true)] [string] $Sha256)
    $opened = Open-NodeCertificateStore -Store $Store -Access ReadWrite
    try {
        foreach ($certificate in $opened.Certificates) {
            if ((Get-BytesSha256 -Bytes $certificate.RawData) -ceq $Sha256) {
                $opened.Remove($certificate)
            }
        }
    } finally {
        $opened.Close()
    }
}
