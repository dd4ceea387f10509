# The longest path that the agent accepts.
# Generated from src/facts/managed-paths.ts by "npx projen generate". Do not edit.

$longestPath = 240
