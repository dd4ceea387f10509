# A security identifier.
# Generated from src/facts/setting-grammars.ts by "npx projen generate". Do not edit.

$securityIdentifierPattern = '^(?:S-1-(?:0|[1-9][0-9]{0,14})(?:-(?:0|[1-9][0-9]{0,9})){1,15})\z'
