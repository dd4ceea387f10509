# needs: event-channel-names, facts-event-channels, fields-event-channel, windows-event-channels
# An event channel: whether events are written, how large its log may grow, and what happens then. Channels come with Windows or with what is
# installed, so none is made or removed: absent gives back what the agent has changed.

$channelModes = @{ overwrite = 'Circular'; archive = 'AutoBackup'; doNotOverwrite = 'Retain' }
$channelProperties = @{ enabled = 'IsEnabled'; maximumSizeBytes = 'MaximumSizeInBytes'; retention = 'LogMode' }

function Assert-EventChannelSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    Assert-EventChannelName -Name $Setting.channel
    $channel = $Setting.channel
    if ($channel.ToUpperInvariant() -cmatch '/(?:ANALYTIC|DEBUG)\z') {
        throw "event channel '$channel' is for tracing, and is left alone. Name an administrative or operational one."
    }
    $wanted = Get-WantedChannelProperty -Setting $Setting
    if ($wanted.Count -eq 0) {
        throw "event channel '$channel' is to be left as it is. Give enabled, maximumSizeBytes or retention."
    }
    if ($wanted.ContainsKey('IsEnabled')) {
        if ($Setting.enabled -isnot [bool]) {
            throw "enabled of event channel '$channel' is '$($Setting.enabled)'. Use true or false."
        }
        if (-not $Setting.enabled -and $keptChannels -contains $channel) {
            throw "event channel '$channel' cannot be switched off: audits count on it. Leave enabled out."
        }
    }
    if ($wanted.ContainsKey('MaximumSizeInBytes')) {
        $size = $Setting.maximumSizeBytes
        if (($size -isnot [int] -and $size -isnot [long]) -or $size -lt $smallestChannel -or $size -gt $largestChannel -or $size % $channelSizeStep -ne 0) {
            throw "maximumSizeBytes of event channel '$channel' is '$size'. Use a multiple of $channelSizeStep from $smallestChannel to $largestChannel."
        }
    }
    if ($wanted.ContainsKey('LogMode') -and ($Setting.retention -isnot [string] -or @($channelModes.Keys) -cnotcontains $Setting.retention)) {
        throw "retention of event channel '$channel' is '$($Setting.retention)'. Use overwrite, archive or doNotOverwrite."
    }
}

# What the setting names, in the names of .NET.
function Get-WantedChannelProperty {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $wanted = @{}
    foreach ($field in $channelProperties.Keys) {
        if ($null -ne $Setting.PSObject.Properties[$field]) {
            $value = $Setting.$field
            $wanted[$channelProperties[$field]] = if ($field -ceq 'retention' -and $value -is [string]) { $channelModes[$value] } else { $value }
        }
    }
    return $wanted
}

function Read-EventChannelSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $found = Read-NodeEventChannel -Name $Setting.channel
    return @{
        exists = ($null -ne $found)
        properties = $found
        policy = (Read-NodeEventChannelPolicy -Name $Setting.channel)
        was = (Read-ChangedByAgent -Key $Setting.id)
    }
}

function Compare-EventChannelSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'absent') {
        if ($Current.exists -and $null -ne $Current.was) {
            $before = Get-EarlierChannelProperty -Setting $Setting -Current $Current
            $before.Keys | Sort-Object | ForEach-Object { "$_ is $($Current.properties[$_]), and was $($before[$_]) before the agent changed it" }
        }
        return
    }
    if (-not $Current.exists) {
        "event channel '$($Setting.channel)' does not exist"
        return
    }
    if (Test-TracingChannel -Current $Current) {
        "event channel '$($Setting.channel)' is of the type $($Current.properties.LogType), and is left alone"
        return
    }
    $different = Get-DifferentChannelProperty -Setting $Setting -Current $Current
    $different.Keys | Sort-Object | ForEach-Object { "$_ is $($Current.properties[$_]) instead of $($different[$_])" }
    Compare-EventChannelPolicy -Setting $Setting -Policy $Current.policy
}

function Test-TracingChannel {
    param([Parameter(Mandatory = $true)] [hashtable] $Current)
    return 'Analytical', 'Debug' -ccontains $Current.properties.LogType
}

# What the setting names and is otherwise. What a policy sets counts as the policy says: against it each pass would write in vain.
function Get-DifferentChannelProperty {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $wanted = Get-WantedChannelProperty -Setting $Setting
    $fixed = Get-ChannelPolicyProperty -Policy $Current.policy
    $different = @{}
    foreach ($property in @($wanted.Keys | Where-Object { -not $fixed.ContainsKey($_) -and $wanted[$_] -cne $Current.properties[$_] })) {
        $different[$property] = $wanted[$property]
    }
    return $different
}

# What the setting names and is not as it was. Windows may round a size that is no multiple of its step, which its own first sizes are not.
function Get-EarlierChannelProperty {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $earlier = @{}
    foreach ($property in (Get-WantedChannelProperty -Setting $Setting).Keys) {
        $was = $Current.was.$property
        $now = $Current.properties[$property]
        $isSame = if ($property -ceq 'MaximumSizeInBytes') { [Math]::Abs($now - $was) -lt $channelSizeStep } else { $now -ceq $was }
        if (-not $isSame) {
            $earlier[$property] = $was
        }
    }
    return $earlier
}

# What a group policy sets, in the names of .NET. It wins, whatever the channel itself says.
function Get-ChannelPolicyProperty {
    param([Parameter(Mandatory = $true)] [hashtable] $Policy)
    $fixed = @{}
    if ($null -ne $Policy.MaxSize) {
        $fixed.MaximumSizeInBytes = [long]$Policy.MaxSize * 1024
    }
    if ($null -ne $Policy.Retention) {
        $retained = if ([string]$Policy.AutoBackupLogFiles -ceq '1') { 'AutoBackup' } else { 'Retain' }
        $fixed.LogMode = if ([string]$Policy.Retention -ceq '0') { 'Circular' } else { $retained }
    }
    return $fixed
}

function Compare-EventChannelPolicy {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Policy)
    $wanted = Get-WantedChannelProperty -Setting $Setting
    $fixed = Get-ChannelPolicyProperty -Policy $Policy
    foreach ($property in @($fixed.Keys | Sort-Object)) {
        if ($wanted.ContainsKey($property) -and $fixed[$property] -cne $wanted[$property]) {
            "a group policy sets $property to $($fixed[$property]) instead of $($wanted[$property]). Change it there."
        }
    }
}

function Sync-EventChannelSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'absent') {
        Set-NodeEventChannel -Name $Setting.channel -Properties (Get-EarlierChannelProperty -Setting $Setting -Current $Current)
        Remove-CreatedByAgent -Key $Setting.id
        return
    }
    if (-not $Current.exists) {
        throw "event channel '$($Setting.channel)' does not exist. Install what brings it, or correct its name."
    }
    if (Test-TracingChannel -Current $Current) {
        throw "event channel '$($Setting.channel)' is of the type $($Current.properties.LogType): it is for tracing, and is left alone. Leave it out."
    }
    $different = Get-DifferentChannelProperty -Setting $Setting -Current $Current
    if ($different.Count -gt 0) {
        Save-CreatedByAgent -Key $Setting.id -Was $Current.properties
        Set-NodeEventChannel -Name $Setting.channel -Properties $different
    }
}
