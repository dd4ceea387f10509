# Folders of programs, to which only administrators and installers can write.
# Generated from src/facts/program-folders.ts by "npx projen generate". Do not edit.

$programFolders = @('C:\Program Files', 'C:\Program Files (x86)')
