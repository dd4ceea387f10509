# Names of accounts.
# Generated from src/facts/setting-grammars.ts by "npx projen generate". Do not edit.

$domainAccountPattern = '^(?:[^\u0000-\u001f\u007f"/\\:;|=,+*?<>@\u005b\u005d]{1,255}\\[^\u0000-\u001f\u007f"/\\:;|=,+*?<>@\u005b\u005d]{1,256})\z'

$localUserPattern = '^(?:[^\u0000-\u001f\u007f"/\\:;|=,+*?<>@\u005b\u005d]{1,20})\z'
