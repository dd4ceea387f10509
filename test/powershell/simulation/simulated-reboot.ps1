# In place of windows-reboot.ps1.

function Test-NodeRebootPending {
    return [bool]$global:Windows.rebootPending
}
