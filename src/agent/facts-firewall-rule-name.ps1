# The name of a firewall rule.
# Generated from src/facts/setting-grammars.ts by "npx projen generate". Do not edit.

$firewallRuleNamePattern = '^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?)\z'
