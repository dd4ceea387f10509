# The name of an event channel.
# Generated from src/facts/setting-grammars.ts by "npx projen generate". Do not edit.

$channelNamePattern = '^(?:[^\u0000-\u001f\u007f<>&"|\\:`?*'']{1,255})\z'
