# Keys and uses of certificates.
# Generated from src/facts/certificate-authority.ts by "npx projen generate". Do not edit.

$smallestRsaKey = 2048

$codeSigning = '1.3.6.1.5.5.7.3.3'
