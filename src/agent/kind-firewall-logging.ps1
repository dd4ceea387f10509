# needs: facts-closed-folders, facts-firewall, facts-unmanaged-folders, fields-firewall-logging, firewall-filter, node-paths, windows-files
# What the firewall writes to its log on the networks of one profile. The three profiles always
# exist. Absent restores what the agent changed. Nothing else of a profile changes: other properties
# decide which traffic passes.
# https://learn.microsoft.com/en-us/powershell/module/netsecurity/set-netfirewallprofile

$loggingProperties = @{ logBlocked = 'LogBlocked'; logAllowed = 'LogAllowed'; maximumSizeKilobytes = 'LogMaxSizeKilobytes'; fileName = 'LogFileName' }
# What Windows does where a value is not configured.
$loggingDefaults = @{
    LogBlocked = 'False'
    LogAllowed = 'False'
    LogMaxSizeKilobytes = '4096'
    LogFileName = '%SystemRoot%\System32\LogFiles\Firewall\pfirewall.log'
}

function Assert-FirewallLoggingSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $owner = "logging of the firewall profile $($Setting.profile)"
    $wanted = Get-WantedLogging -Setting $Setting
    if ($wanted.Count -eq 0) {
        throw "$owner has nothing to change. Set logBlocked, logAllowed, maximumSizeKilobytes or fileName."
    }
    if ($wanted.ContainsKey('LogMaxSizeKilobytes')) {
        $size = $Setting.maximumSizeKilobytes
        if ($size -lt $smallestFirewallLog -or $size -gt $largestFirewallLog) {
            throw "$owner has maximumSizeKilobytes '$size'. Use a number from $smallestFirewallLog to $largestFirewallLog."
        }
    }
    if ($wanted.ContainsKey('LogFileName')) {
        $path = $Setting.fileName
        Assert-FirewallPath -Path $path -Extension '.log' -Owner $owner
        if (Test-PathWithin -Path $path -Folder $firewallLogFolder) {
            return
        }
        $closed = @($closedFolders + $nodeFolders + $unmanagedFolders | Where-Object { Test-PathWithin -Path $path -Folder $_ })
        if ($closed.Count -gt 0 -or @($path -split '\\').Count -eq 2) {
            throw "$owner has the path '$path', where the firewall must not write. Use a file in $firewallLogFolder, or in a folder of your own."
        }
    }
}

# The properties that the setting sets, with their names and strings in Windows.
function Get-WantedLogging {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $wanted = @{}
    foreach ($field in $loggingProperties.Keys) {
        if (Test-FirewallField -Setting $Setting -Name $field) {
            $wanted[$loggingProperties[$field]] = [string]$Setting.$field
        }
    }
    return $wanted
}

function Read-FirewallLoggingSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    return @{
        exists = $true
        stored = (Read-FirewallLogging -Name $Setting.profile -Store 'PersistentStore')
        inForce = (Read-FirewallLogging -Name $Setting.profile -Store 'ActiveStore')
        was = (Read-ChangedByAgent -Key $Setting.id)
    }
}

function Read-FirewallLogging {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [string] $Store)
    $found = Get-NetFirewallProfile -Name $Name -PolicyStore $Store -ErrorAction Stop
    $values = @{}
    foreach ($property in $loggingDefaults.Keys) {
        $value = [string]$found.$property
        $values[$property] = if ($value -ceq '' -or $value -ceq 'NotConfigured') { $loggingDefaults[$property] } else { $value }
    }
    return $values
}

# The properties of one list that differ from those of another. Only the path has a form that
# Windows may change.
function Get-DifferentLogging {
    param([Parameter(Mandatory = $true)] [hashtable] $Wanted, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $different = @{}
    foreach ($property in $Wanted.Keys) {
        if (-not [string]::Equals((Resolve-FirewallPath -Text $Wanted[$property]), (Resolve-FirewallPath -Text $Current[$property]), [StringComparison]::Ordinal)) {
            $different[$property] = $Wanted[$property]
        }
    }
    return $different
}

# The properties that differ from those before the agent changed them, of those that the setting
# names.
function Get-EarlierLogging {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $earlier = @{}
    foreach ($property in (Get-WantedLogging -Setting $Setting).Keys) {
        $earlier[$property] = [string]$Current.was.$property
    }
    return Get-DifferentLogging -Wanted $earlier -Current $Current.stored
}

function Compare-FirewallLoggingSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'absent') {
        if ($null -ne $Current.was) {
            $before = Get-EarlierLogging -Setting $Setting -Current $Current
            $before.Keys | Sort-Object | ForEach-Object { "$_ is '$($Current.stored[$_])', but was '$($before[$_])' before the agent changed it" }
        }
        return
    }
    $wanted = Get-WantedLogging -Setting $Setting
    $different = Get-DifferentLogging -Wanted $wanted -Current $Current.stored
    $different.Keys | Sort-Object | ForEach-Object { "$_ is '$($Current.stored[$_])' instead of '$($wanted[$_])'" }
    Compare-LoggingPolicy -Wanted $wanted -Current $Current
    Compare-LoggingFolder -Wanted $wanted -Current $Current
}

# A group policy overrides what is stored on the node: what is in force then differs from it.
function Compare-LoggingPolicy {
    param([Parameter(Mandatory = $true)] [hashtable] $Wanted, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $overridden = Get-DifferentLogging -Wanted $Current.stored -Current $Current.inForce
    $missed = Get-DifferentLogging -Wanted $Wanted -Current $Current.inForce
    foreach ($property in @($missed.Keys | Where-Object { $overridden.ContainsKey($_) } | Sort-Object)) {
        "a group policy sets $property to '$($Current.inForce[$property])' instead of '$($Wanted[$property])'. Change it in the policy."
    }
}

# Without its folder, the firewall writes no log and reports no error.
# https://learn.microsoft.com/en-us/windows/security/operating-system-security/network-security/windows-firewall/configure-logging
function Compare-LoggingFolder {
    param([Parameter(Mandatory = $true)] [hashtable] $Wanted, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if (-not $Wanted.ContainsKey('LogFileName') -and $Wanted['LogBlocked'] -cne 'True' -and $Wanted['LogAllowed'] -cne 'True') {
        return
    }
    $file = if ($Wanted.ContainsKey('LogFileName')) { $Wanted.LogFileName } else { $Current.stored.LogFileName }
    $path = [System.Environment]::ExpandEnvironmentVariables($file)
    $folder = $path.Substring(0, [Math]::Max(0, $path.LastIndexOf([char]'\')))
    if ((Get-NodePathKind -Path $folder) -cne 'directory') {
        "the folder '$folder' of the log does not exist, so the firewall writes no log. Create it, and let the service mpssvc write to it."
    }
}

function Sync-FirewallLoggingSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'absent') {
        $different = Get-EarlierLogging -Setting $Setting -Current $Current
    } else {
        $different = Get-DifferentLogging -Wanted (Get-WantedLogging -Setting $Setting) -Current $Current.stored
    }
    if ($different.Count -gt 0) {
        if ($Setting.ensure -ceq 'present') {
            Save-CreatedByAgent -Key $Setting.id -Was $Current.stored
        }
        Set-NetFirewallProfile -Name $Setting.profile -PolicyStore 'PersistentStore' @different -ErrorAction Stop
    }
    if ($Setting.ensure -ceq 'absent') {
        Remove-CreatedByAgent -Key $Setting.id
    }
}
