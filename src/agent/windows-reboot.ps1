# Whether Windows waits for a reboot: updates and components say so. Renames that are due at the next start say it too often to be of use.

function Test-NodeRebootPending {
    $keys = @(
        'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending',
        'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired'
    )
    return @($keys | Where-Object { Test-Path -LiteralPath $_ }).Count -gt 0
}
