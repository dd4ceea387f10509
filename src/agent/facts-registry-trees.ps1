# Keys of the registry that stay with their content, and how much the agent removes at most.
# Generated from src/facts/registry-trees.ts by "npx projen generate". Do not edit.

$keptRegistryKeys = @(
    'SOFTWARE\Classes\*',
    'SOFTWARE\Clients',
    'SOFTWARE\Microsoft\*',
    'SOFTWARE\Microsoft\Windows\*',
    'SOFTWARE\Microsoft\Windows\CurrentVersion\*',
    'SOFTWARE\Microsoft\Windows\CurrentVersion\WINEVT\*\*',
    'SOFTWARE\Microsoft\Windows NT\*',
    'SOFTWARE\Microsoft\Windows NT\CurrentVersion\*',
    'SOFTWARE\ODBC',
    'SOFTWARE\Policies\Microsoft\*',
    'SOFTWARE\RegisteredApplications',
    'SYSTEM\*',
    'SYSTEM\CurrentControlSet\*',
    'SYSTEM\CurrentControlSet\Control\*\*',
    'SYSTEM\CurrentControlSet\Services\*\*'
)

$mostRemovedKeys = 1000

$mostRemovedValues = 4000

$mostRemovedBytes = 262144
