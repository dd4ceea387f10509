# Groups of Windows whose members can be set, by security identifier.
# Generated from src/settings/groups/built-in-group.ts by "npx projen generate". Do not edit.

$builtInGroups = @(
    'S-1-5-32-545',
    'S-1-5-32-555',
    'S-1-5-32-558',
    'S-1-5-32-559',
    'S-1-5-32-573',
    'S-1-5-32-574',
    'S-1-5-32-579',
    'S-1-5-32-580'
)

$administrativeGroups = @(
    'S-1-5-32-544',
    'S-1-5-32-547',
    'S-1-5-32-550',
    'S-1-5-32-551',
    'S-1-5-32-556',
    'S-1-5-32-562',
    'S-1-5-32-568',
    'S-1-5-32-569',
    'S-1-5-32-578',
    'S-1-5-32-582'
)
