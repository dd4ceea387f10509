# The name of a Windows service.
# Generated from src/facts/setting-grammars.ts by "npx projen generate". Do not edit.

$serviceNamePattern = '^(?:[A-Za-z0-9_](?:[A-Za-z0-9_.$ -]{0,254}[A-Za-z0-9_.$-])?)\z'
