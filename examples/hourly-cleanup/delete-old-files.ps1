# Deletes the files in one folder that have not changed for some days, and reports the result as one
# line of JSON. It ignores subfolders, because a link in one of them could lead anywhere.
$ErrorActionPreference = 'Stop'

$path = Join-Path -Path $env:HOSTPROCESS_DATA -ChildPath 'settings.json'
$settings = Get-Content -LiteralPath $path -Raw | ConvertFrom-Json
$limit = [DateTime]::UtcNow.AddDays(-$settings.keepDays)
$report = [ordered]@{
    time = [DateTime]::UtcNow.ToString('o')
    folder = $settings.folder
    deletedFiles = 0
    deletedBytes = 0
    failedFiles = 0
}

if (Test-Path -LiteralPath $settings.folder -PathType Container) {
    foreach ($file in Get-ChildItem -LiteralPath $settings.folder -File -Force) {
        if ($file.LastWriteTimeUtc -lt $limit) {
            $bytes = $file.Length
            try {
                Remove-Item -LiteralPath $file.FullName -Force
                $report.deletedFiles += 1
                $report.deletedBytes += $bytes
            } catch {
                # The file is still open. The next run tries again.
                $report.failedFiles += 1
            }
        }
    }
}
ConvertTo-Json -InputObject $report -Compress
