# An account of a real domain.
# Generated from src/facts/setting-grammars.ts by "npx projen generate". Do not edit.

$realDomainAccountPattern = '^(?:[A-Za-z0-9](?:[A-Za-z0-9_-]{0,13}[A-Za-z0-9])?\\[A-Za-z0-9_](?:[A-Za-z0-9_. -]{0,62}[A-Za-z0-9_$-])?)\z'
