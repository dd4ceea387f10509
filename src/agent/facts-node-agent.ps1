# The version of documents, and the folder of the agent.
# Generated from src/facts/node-agent.ts by "npx projen generate". Do not edit.

$schemaVersion = 1

$stateRoot = 'C:\Program Files\cdk8s-hostprocess-agent'
