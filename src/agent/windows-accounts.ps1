# Accounts by name, through the Local Security Authority.

# The security identifier of DOMAIN\name. Throws if the node cannot find it.
# https://learn.microsoft.com/en-us/dotnet/api/system.security.principal.ntaccount.translate?view=netframework-4.8.1
function Read-NodeAccountSid {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $account = New-Object -TypeName System.Security.Principal.NTAccount -ArgumentList $Name
    $account.Translate([System.Security.Principal.SecurityIdentifier]).Value
}
