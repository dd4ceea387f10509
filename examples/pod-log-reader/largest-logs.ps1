# Writes one line of JSON for each of the pods with the largest logs on this node.
$ErrorActionPreference = 'Stop'

$settings = Get-Content -Raw -LiteralPath (Join-Path -Path $env:HOSTPROCESS_DATA -ChildPath 'settings.json') | ConvertFrom-Json

# kubelet names the folders namespace_pod_uid.
$pods = foreach ($folder in Get-ChildItem -LiteralPath $settings.folder -Directory) {
    $parts = $folder.Name.Split('_')
    if ($parts.Count -ne 3) {
        continue
    }
    # If a pod ends while its files are counted, they disappear.
    $files = @(Get-ChildItem -LiteralPath $folder.FullName -File -Recurse -ErrorAction SilentlyContinue)
    $bytes = 0
    foreach ($file in $files) {
        $bytes += $file.Length
    }
    [pscustomobject]@{
        namespace = $parts[0]
        pod = $parts[1]
        files = $files.Count
        bytes = $bytes
    }
}

foreach ($pod in $pods | Sort-Object -Property @{ Expression = 'bytes'; Descending = $true }, namespace, pod | Select-Object -First $settings.count) {
    $report = [ordered]@{
        time = [DateTime]::UtcNow.ToString('o')
        node = [Environment]::MachineName
        namespace = $pod.namespace
        pod = $pod.pod
        files = $pod.files
        bytes = $pod.bytes
    }
    ConvertTo-Json -InputObject $report -Compress
}
