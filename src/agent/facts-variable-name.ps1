# The name of an environment variable of the machine.
# Generated from src/facts/setting-grammars.ts by "npx projen generate". Do not edit.

$variableNamePattern = '^(?:[A-Za-z_][A-Za-z0-9_.()-]{0,254})\z'
