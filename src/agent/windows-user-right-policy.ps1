# Which group policies set a user right, from the log that Windows keeps of its last refresh.
# https://learn.microsoft.com/en-us/previous-versions/windows/desktop/policy/rsop-userprivilegeright

# The paths of the policies in the directory, or nothing. A node without a domain has no such log.
function Read-NodeUserRightPolicy {
    param([Parameter(Mandatory = $true)] [string] $Right)
    Get-CimInstance -Namespace 'root/rsop/computer' -ClassName RSOP_UserPrivilegeRight -Filter "UserRight = '$Right' AND precedence = 1" -ErrorAction Ignore |
        ForEach-Object { [string]$_.GPOID }
}
