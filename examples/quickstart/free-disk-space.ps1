# Writes one line of JSON for each local disk.
$ErrorActionPreference = 'Stop'

foreach ($drive in [IO.DriveInfo]::GetDrives()) {
    if ($drive.DriveType -eq 'Fixed' -and $drive.IsReady) {
        $report = [ordered]@{
            time = [DateTime]::UtcNow.ToString('o')
            node = [Environment]::MachineName
            disk = $drive.Name
            totalBytes = $drive.TotalSize
            freeBytes = $drive.AvailableFreeSpace
        }
        ConvertTo-Json -InputObject $report -Compress
    }
}
