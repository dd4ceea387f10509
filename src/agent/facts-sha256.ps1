# A SHA-256 hash.
# Generated from src/facts/setting-grammars.ts by "npx projen generate". Do not edit.

$sha256Pattern = '^(?:[0-9a-f]{64})\z'
