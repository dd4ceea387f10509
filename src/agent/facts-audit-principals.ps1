# Accounts and groups of Windows that audit entries can have.
# Generated from src/settings/audit/audit-principal.ts by "npx projen generate". Do not edit.

$auditPrincipals = @(
    'S-1-1-0',
    'S-1-5-7',
    'S-1-5-11',
    'S-1-5-18',
    'S-1-5-19',
    'S-1-5-20',
    'S-1-5-32-544',
    'S-1-5-32-545'
)
