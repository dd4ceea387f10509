# Accounts that do not become members of groups, or not of administrative ones.
# Generated from src/facts/group-members.ts by "npx projen generate". Do not edit.

$refusedMemberPattern = '^(?:S-1-0-[0-9]+|S-1-1-0|S-1-3-[0-9]+|S-1-5-(?:7|10)|S-1-5-32-[0-9]+|S-1-16-[0-9]+|S-1-5-21-[0-9]+-[0-9]+-[0-9]+-(?:501|514))\z'

$broadMemberPattern = '^(?:S-1-2-[01]|S-1-5-(?:[12346]|11|13|14|15|113)|S-1-5-80-0|S-1-15-[0-9-]+|S-1-5-21-[0-9]+-[0-9]+-[0-9]+-(?:513|515))\z'

$reservedDomains = @('.', 'builtin', 'localhost', 'nt authority', 'nt service')
