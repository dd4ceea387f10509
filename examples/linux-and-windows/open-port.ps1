# Lets the given addresses reach a TCP port of the node. The rule has a name, so that a second run
# does not add another rule.
$ErrorActionPreference = 'Stop'

$path = Join-Path -Path $env:HOSTPROCESS_DATA -ChildPath 'settings.json'
$settings = Get-Content -LiteralPath $path -Raw | ConvertFrom-Json
$rule = @{
    Name = $settings.rule
    Direction = 'Inbound'
    Action = 'Allow'
    Enabled = 'True'
    Protocol = 'TCP'
    LocalPort = $settings.port
    RemoteAddress = $settings.remoteAddresses
}

if (Get-NetFirewallRule -Name $settings.rule -ErrorAction SilentlyContinue) {
    Set-NetFirewallRule @rule
} else {
    New-NetFirewallRule @rule -DisplayName $settings.rule | Out-Null
}
