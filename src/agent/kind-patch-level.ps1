# needs: fields-patch-level, windows-patch-level, windows-reboot
# The patch level of Windows: least build and revision per release, single updates, a reboot that waits. It is compared and reported; nothing
# is installed. A cumulative update takes earlier ones off the list of updates, so an id alone would be missed with the next one: where it is
# known which revision brings it, the revision decides.

function Assert-PatchLevelSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if ($Setting.ensure -cne 'present') {
        throw 'a patch level cannot be absent: nothing is ever uninstalled. Leave it out.'
    }
    if ($Setting.reportsPendingReboot -isnot [bool]) {
        throw "reportsPendingReboot is '$($Setting.reportsPendingReboot)'. Use true or false."
    }
    if (@($Setting.minimums).Count -eq 0) {
        throw 'it names no release of Windows. Give a build and its least revision.'
    }
    $builds = @{}
    foreach ($minimum in $Setting.minimums) {
        Assert-Field -Object $minimum -What 'a minimum' -Required @('build', 'revision', 'updates')
        Assert-PatchNumber -What 'build' -Number $minimum.build
        Assert-PatchNumber -What 'revision' -Number $minimum.revision
        if ($builds.ContainsKey([string]$minimum.build)) {
            throw "build $($minimum.build) stands twice. Leave one out."
        }
        $builds[[string]$minimum.build] = $true
        foreach ($update in $minimum.updates) {
            Assert-Field -Object $update -What 'an update' -Required @('id') -Optional @('includedSince')
            if ($update.id -isnot [string] -or $update.id -cnotmatch '^KB[0-9]{6,8}\z') {
                throw "update '$($update.id)' is not the id of one. Use KB and its number, such as KB5034439."
            }
            if ($null -ne $update.PSObject.Properties['includedSince']) {
                Assert-PatchNumber -What "revision that includes $($update.id)" -Number $update.includedSince
            }
        }
    }
}

function Assert-PatchNumber {
    param([Parameter(Mandatory = $true)] [string] $What, [Parameter(Mandatory = $true)] [AllowNull()] [object] $Number)
    if (($Number -isnot [int] -and $Number -isnot [long]) -or $Number -lt 1 -or $Number -gt [int]::MaxValue) {
        throw "the $What is '$Number'. Use a whole number from 1 on."
    }
}

function Read-PatchLevelSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $windows = Read-NodeBuild
    $missing = @(Get-UpdateToLookFor -Setting $Setting -Windows $windows)
    # Asking for updates takes seconds.
    if ($missing.Count -gt 0) {
        $listed = @(Read-NodeHotFix)
        $missing = @($missing | Where-Object { $listed -cnotcontains $_ })
    }
    return @{ exists = $true; build = $windows.build; revision = $windows.revision; missing = $missing; rebootPending = (Test-NodeRebootPending) }
}

# Ids that the revision does not vouch for.
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
        "Windows is $version, and no minimum is given for that build, only for $(@($Setting.minimums | ForEach-Object { $_.build }) -join ', ')"
    } elseif ($Current.revision -lt $minimum[0].revision) {
        "Windows is $version instead of at least $($minimum[0].build).$($minimum[0].revision)"
    }
    foreach ($id in $Current.missing) {
        "update $id is not among those that Windows lists"
    }
    if ($Setting.reportsPendingReboot -and $Current.rebootPending) {
        'Windows waits for a reboot'
    }
}
