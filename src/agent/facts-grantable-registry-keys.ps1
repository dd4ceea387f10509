# Registry keys to which groups get no access, or only read access.
# Generated from src/facts/grantable-registry-keys.ts by "npx projen generate". Do not edit.

$closedKeys = @(
    'SAM',
    'SECURITY',
    'BCD00000000',
    'SYSTEM\CurrentControlSet\Control\Lsa',
    'SYSTEM\CurrentControlSet\Control\SecurePipeServers'
)

$readOnlyKeys = @('SYSTEM', 'HARDWARE', 'SOFTWARE\Microsoft', 'SOFTWARE\Classes', 'SOFTWARE\Policies')

$wideKeys = @('software', 'system')
