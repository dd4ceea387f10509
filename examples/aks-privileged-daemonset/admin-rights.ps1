# Reports whether the process has administrator rights on the node, and fails if it does not.
$ErrorActionPreference = 'Stop'

$identity = [Security.Principal.WindowsIdentity]::GetCurrent()
$principal = New-Object -TypeName Security.Principal.WindowsPrincipal -ArgumentList $identity
$isAdministrator = $principal.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
Write-Output "Process has admin rights: $isAdministrator"
if (-not $isAdministrator) {
    exit 1
}
