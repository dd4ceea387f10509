# Names and identifiers of accounts.
# Generated from src/facts/setting-grammars.ts by "npx projen generate". Do not edit.

$domainAccountPattern = '^(?:[^\u0000-\u001f\u007f"/\\:;|=,+*?<>@\u005b\u005d]{1,255}\\[^\u0000-\u001f\u007f"/\\:;|=,+*?<>@\u005b\u005d]{1,256})\z'

$localUserPattern = '^(?:[^\u0000-\u001f\u007f"/\\:;|=,+*?<>@\u005b\u005d]{1,20})\z'

$securityIdentifierPattern = '^(?:S-1-(?:0|[1-9][0-9]{0,14})(?:-(?:0|[1-9][0-9]{0,9})){1,15})\z'
