# The name of a local group that a setting defines.
# Generated from src/facts/setting-grammars.ts by "npx projen generate". Do not edit.

$definedGroupNamePattern = '^(?:[A-Za-z](?:[A-Za-z0-9 _-]{0,62}[A-Za-z0-9])?)\z'
