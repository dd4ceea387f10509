# The version of documents, and the folder of the agent.
# Generated from src/facts/node-agent.ts by "npx projen generate". Do not edit.

$schemaVersion = 1

$stateRoot = 'C:\ProgramData\cdk8s-hostprocess'
