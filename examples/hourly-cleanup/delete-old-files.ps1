# Deletes files of one folder that nobody has written to for some days, and says in one line of JSON what it did.
# It does not go into folders below: a link in there could lead anywhere.
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
                # Somebody still has it open: the next run tries again.
                $report.failedFiles += 1
            }
        }
    }
}
ConvertTo-Json -InputObject $report -Compress
