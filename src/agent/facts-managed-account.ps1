# A group managed service account.
# Generated from src/facts/setting-grammars.ts by "npx projen generate". Do not edit.

$managedAccountPattern = '^(?:[A-Za-z0-9](?:[A-Za-z0-9_-]{0,13}[A-Za-z0-9])?\\[A-Za-z0-9_](?:[A-Za-z0-9_. -]{0,13}[A-Za-z0-9_-])?[$])\z'
