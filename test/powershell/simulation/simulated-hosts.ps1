# In place of windows-hosts.ps1: the hosts file is a text in the table 'hosts', or nothing.

function Get-NodeHostsPath {
    return 'C:\Windows\System32\drivers\etc\hosts'
}

function Read-NodeHostsFile {
    if ($global:Windows.ContainsKey('hosts')) {
        return $global:Windows.hosts
    }
}

function Write-NodeHostsFile {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text)
    $global:Windows.hosts = $Text
    Save-SimulatedChange -What 'the hosts file'
}
