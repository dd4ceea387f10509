# In place of windows-accounts.ps1: accounts of a domain by name.

function Read-NodeAccountSid {
    param([Parameter(Mandatory = $true)] [string] $Name)
    if (-not $global:Windows.ContainsKey('accounts') -or -not $global:Windows.accounts.ContainsKey($Name)) {
        throw 'Some or all identity references could not be translated.'
    }
    return $global:Windows.accounts[$Name]
}
