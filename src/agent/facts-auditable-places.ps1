# Folders and registry keys whose events would fill the Security log.
# Generated from src/facts/auditable-places.ts by "npx projen generate". Do not edit.

$busyFolders = @(
    'C:\ProgramData\containerd',
    'C:\ProgramData\docker',
    'C:\var\lib\kubelet',
    'D:\var\lib\kubelet',
    'C:\var\log\containers',
    'C:\var\log\pods',
    'C:\hpc',
    'C:\System Volume Information',
    'C:\Windows\System32\winevt',
    'C:\Windows\WinSxS',
    'C:\Program Files\cdk8s-hostprocess-agent'
)

$wideFolders = @(
    'C:\Windows',
    'C:\Windows\System32',
    'C:\Windows\SysWOW64',
    'C:\Users',
    'C:\ProgramData',
    'C:\Program Files',
    'C:\Program Files (x86)'
)

$wideAuditKeys = @(
    'SOFTWARE\Classes',
    'SOFTWARE\Microsoft\Windows\CurrentVersion',
    'SOFTWARE\Microsoft\Windows NT\CurrentVersion',
    'SYSTEM\CurrentControlSet\Control',
    'SYSTEM\CurrentControlSet\Enum',
    'SYSTEM\CurrentControlSet\Services'
)
