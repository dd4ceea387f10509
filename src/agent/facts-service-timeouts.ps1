# How long the agent waits for services, in seconds.
# Generated from src/facts/service-definition.ts by "npx projen generate". Do not edit.

$defaultServiceTimeout = 120

$shortestServiceTimeout = 10

$longestServiceTimeout = 600
