# Keys of authorities.
# Generated from src/facts/certificate-authority.ts by "npx projen generate". Do not edit.

$smallestRsaKey = 2048
