# Users of the node.

# The names of users that run a process, without domain or computer.
function Read-NodeProcessUser {
    Get-Process -IncludeUserName | Where-Object { $null -ne $_.UserName } | ForEach-Object { ($_.UserName -split '\\')[-1] } | Sort-Object -Unique
}
