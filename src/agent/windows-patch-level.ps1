# The patch level of Windows. The registry has the build and revision. The list of updates is not
# complete.
# https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.management/get-hotfix

# The build, such as 20348, and its revision, which each cumulative update raises.
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
        throw "Windows does not report its version: the build is '$build' and the revision '$revision'"
    }
    return @{ build = [int]$build; revision = [int]$revision }
}

# The ids of updates, such as KB5034439, that component based servicing lists and that later updates
# have not replaced.
function Read-NodeHotFix {
    Get-HotFix | ForEach-Object { [string]$_.HotFixID } | Sort-Object -Unique
}
