# The registry key of the environment variables of the machine.
# Generated from src/facts/registry-places.ts by "npx projen generate". Do not edit.

$environmentKey = 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment'
