# In place of windows-user-right-policy.ps1: the policies of each right.

function Read-NodeUserRightPolicy {
    param([Parameter(Mandatory = $true)] [string] $Right)
    if ($global:Windows.ContainsKey('userRightPolicies') -and $global:Windows.userRightPolicies.ContainsKey($Right)) {
        $global:Windows.userRightPolicies[$Right]
    }
}
