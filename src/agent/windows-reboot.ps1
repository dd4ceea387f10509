# Whether a reboot of Windows is pending, as updates and components report. Pending renames of files
# are ignored, because they are too common.

function Test-NodeRebootPending {
    $keys = @(
        'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending',
        'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired'
    )
    return @($keys | Where-Object { Test-Path -LiteralPath $_ }).Count -gt 0
}
