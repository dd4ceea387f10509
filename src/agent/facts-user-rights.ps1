# User rights that do not lead to LocalSystem.
# Generated from src/settings/groups/grant-access.ts by "npx projen generate". Do not edit.

$grantableRights = @(
    'SeInteractiveLogonRight',
    'SeServiceLogonRight',
    'SeBatchLogonRight',
    'SeIncreaseBasePriorityPrivilege',
    'SeSystemProfilePrivilege',
    'SeProfileSingleProcessPrivilege'
)
