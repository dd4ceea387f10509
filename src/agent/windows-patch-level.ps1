# What Windows says of its own patch level: the registry knows build and revision; the list of updates is not complete.
# https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.management/get-hotfix

# The build (20348) and its revision, which every cumulative update raises.
function Read-NodeBuild {
    $machine = [Microsoft.Win32.RegistryKey]::OpenBaseKey([Microsoft.Win32.RegistryHive]::LocalMachine, [Microsoft.Win32.RegistryView]::Registry64)
    try {
        $version = $machine.OpenSubKey('SOFTWARE\Microsoft\Windows NT\CurrentVersion')
        try {
            $build = $version.GetValue('CurrentBuild')
            $revision = $version.GetValue('UBR')
        } finally {
            $version.Dispose()
        }
    } finally {
        $machine.Dispose()
    }
    if ($null -eq $build -or $null -eq $revision) {
        throw "Windows does not say what it is: its build is '$build' and its revision '$revision'"
    }
    return @{ build = [int]$build; revision = [int]$revision }
}

# Ids of updates, such as KB5034439: those that component based servicing lists and has not replaced by later ones.
function Read-NodeHotFix {
    Get-HotFix | ForEach-Object { [string]$_.HotFixID } | Sort-Object -Unique
}
