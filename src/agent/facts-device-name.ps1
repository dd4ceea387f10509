# A name that is a device in every folder of Windows.
# Generated from src/facts/setting-grammars.ts by "npx projen generate". Do not edit.

$deviceNamePattern = '^(?:(?:[Cc][Oo][Nn](?:[Ii][Nn][$]|[Oo][Uu][Tt][$])?|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]|(?:[Cc][Oo][Mm]|[Ll][Pp][Tt])[0-9\u00b9\u00b2\u00b3])(?:[.][\u0000-\uffff]*)?)\z'
