# In place of windows-managed-accounts.ps1: the state of each account by its name.

function Read-NodeManagedAccount {
    param([Parameter(Mandatory = $true)] [string] $Name)
    if ($global:Windows.ContainsKey('managedAccounts') -and $global:Windows.managedAccounts.ContainsKey($Name)) {
        return $global:Windows.managedAccounts[$Name]
    }
    return 'missing'
}
