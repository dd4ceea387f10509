# Limits for names and data of registry values.
# Generated from src/facts/registry-data.ts by "npx projen generate". Do not edit.

$longestValueName = 16383

$longestRegistryText = 32767

$longestRegistryHex = 131072
