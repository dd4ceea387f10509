# needs: fields-patch-level, windows-patch-level, windows-reboot
# The patch level of Windows: the minimum revision of each build, single updates, and a pending
# reboot. The agent compares and reports it, and installs nothing. A cumulative update removes
# earlier updates from the list of updates, so a search by id alone would report them as missing. If
# a setting states the revision that includes an update, the revision decides.

function Assert-PatchLevelSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if (@($Setting.minimums).Count -eq 0) {
        throw 'it has no minimum. Set a build and its minimum revision.'
    }
    $builds = @{}
    foreach ($minimum in $Setting.minimums) {
        Assert-PatchNumber -What 'build' -Number $minimum.build
        Assert-PatchNumber -What 'revision' -Number $minimum.revision
        if ($builds.ContainsKey([string]$minimum.build)) {
            throw "build $($minimum.build) is listed twice. Remove one of the two."
        }
        $builds[[string]$minimum.build] = $true
        foreach ($update in $minimum.updates) {
            if ($update.id -cnotmatch '^KB[0-9]{6,8}\z') {
                throw "update '$($update.id)' is not the id of an update. Use KB and its number, such as KB5034439."
            }
            if ($null -ne $update.PSObject.Properties['includedSince']) {
                Assert-PatchNumber -What "revision that includes $($update.id)" -Number $update.includedSince
            }
        }
    }
}

function Assert-PatchNumber {
    param([Parameter(Mandatory = $true)] [string] $What, [Parameter(Mandatory = $true)] [long] $Number)
    if ($Number -lt 1 -or $Number -gt [int]::MaxValue) {
        throw "the $What is '$Number'. Use a whole number from 1 to 2147483647."
    }
}

function Read-PatchLevelSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $windows = Read-NodeBuild
    $missing = @(Get-UpdateToLookFor -Setting $Setting -Windows $windows)
    # It takes seconds to list updates.
    if ($missing.Count -gt 0) {
        $listed = @(Read-NodeHotFix)
        $missing = @($missing | Where-Object { $listed -cnotcontains $_ })
    }
    return @{ exists = $true; build = $windows.build; revision = $windows.revision; missing = $missing; rebootPending = (Test-NodeRebootPending) }
}

# The ids of updates that the revision of Windows does not prove to be installed.
function Get-UpdateToLookFor {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Windows)
    foreach ($update in @($Setting.minimums | Where-Object { $_.build -eq $Windows.build } | ForEach-Object { $_.updates })) {
        if ($null -eq $update.PSObject.Properties['includedSince'] -or $Windows.revision -lt $update.includedSince) {
            $update.id
        }
    }
}

function Compare-PatchLevelSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $minimum = @($Setting.minimums | Where-Object { $_.build -eq $Current.build })
    $version = "$($Current.build).$($Current.revision)"
    if ($minimum.Count -eq 0) {
        "Windows is $version, and there is no minimum for that build, only for $(@($Setting.minimums | ForEach-Object { $_.build }) -join ', ')"
    } elseif ($Current.revision -lt $minimum[0].revision) {
        "Windows is $version instead of at least $($minimum[0].build).$($minimum[0].revision)"
    }
    foreach ($id in $Current.missing) {
        "update $id is not in the list of updates of Windows"
    }
    if ($Setting.reportsPendingReboot -and $Current.rebootPending) {
        'a reboot of Windows is pending'
    }
}
