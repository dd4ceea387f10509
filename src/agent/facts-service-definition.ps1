# Names in the definition of a service.
# Generated from src/facts/setting-grammars.ts by "npx projen generate". Do not edit.

$definedServiceNamePattern = '^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9])?)\z'

$vendorNamePattern = '^(?:[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,62}[A-Za-z0-9])?)\z'

$serviceFileNamePattern = '^(?:[A-Za-z0-9_](?:[A-Za-z0-9_ .+-]{0,98}[A-Za-z0-9_+-])?)\z'
