# Sizes of event channels, and channels that stay on.
# Generated from src/facts/event-channels.ts by "npx projen generate". Do not edit.

$keptChannels = @('application', 'security', 'setup', 'system')

$channelSizeStep = 65536

$smallestChannel = 1048576

$largestChannel = 2199023190016
