# Connects to each endpoint by TCP, writes one line of JSON for each, and fails if one of them
# cannot be reached.
$ErrorActionPreference = 'Stop'

$path = Join-Path -Path $env:HOSTPROCESS_DATA -ChildPath 'settings.json'
$settings = Get-Content -LiteralPath $path -Raw | ConvertFrom-Json
$exitCode = 0

foreach ($endpoint in $settings.endpoints) {
    $client = New-Object -TypeName Net.Sockets.TcpClient
    try {
        $reachable = $client.ConnectAsync($endpoint.host, $endpoint.port).Wait($settings.timeoutMilliseconds)
    } catch {
        $reachable = $false
    } finally {
        $client.Close()
    }
    $report = [ordered]@{
        time = [DateTime]::UtcNow.ToString('o')
        host = $endpoint.host
        port = $endpoint.port
        reachable = $reachable
    }
    ConvertTo-Json -InputObject $report -Compress
    if (-not $reachable) {
        $exitCode = 1
    }
}
exit $exitCode
