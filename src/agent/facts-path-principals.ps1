# Accounts and groups of Windows that can get permissions.
# Generated from src/settings/files/path-permission.ts by "npx projen generate". Do not edit.

$pathPrincipals = @(
    'S-1-5-19',
    'S-1-5-20',
    'S-1-5-80-0',
    'S-1-5-11',
    'S-1-5-32-545',
    'S-1-5-32-558',
    'S-1-5-32-559',
    'S-1-5-32-568',
    'S-1-5-32-573'
)

$broadPrincipals = @('S-1-5-11', 'S-1-5-32-545')
