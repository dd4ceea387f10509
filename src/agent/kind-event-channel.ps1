# needs: event-channel-names, facts-event-channels, fields-event-channel, windows-event-channels
# An event channel: whether it records events, how large its log can grow, and what happens when the
# log is full. Windows or installed software registers channels, so the agent neither creates nor
# deletes any. Absent restores what the agent changed.

$channelModes = @{ overwrite = 'Circular'; archive = 'AutoBackup'; doNotOverwrite = 'Retain' }
$channelProperties = @{ enabled = 'IsEnabled'; maximumSizeBytes = 'MaximumSizeInBytes'; retention = 'LogMode' }

function Assert-EventChannelSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    Assert-EventChannelName -Name $Setting.channel
    $channel = $Setting.channel
    if ($channel.ToUpperInvariant() -cmatch '/(?:ANALYTIC|DEBUG)\z') {
        throw "event channel '$channel' is for tracing, and the agent does not change it. Use an administrative or operational channel."
    }
    $wanted = Get-WantedChannelProperty -Setting $Setting
    if ($wanted.Count -eq 0) {
        throw "event channel '$channel' has nothing to change. Set enabled, maximumSizeBytes or retention."
    }
    if ($wanted.ContainsKey('IsEnabled') -and -not $Setting.enabled -and $keptChannels -contains $channel) {
        throw "event channel '$channel' cannot be disabled: audits rely on it. Remove enabled."
    }
    if ($wanted.ContainsKey('MaximumSizeInBytes')) {
        $size = $Setting.maximumSizeBytes
        if ($size -lt $smallestChannel -or $size -gt $largestChannel -or $size % $channelSizeStep -ne 0) {
            throw "event channel '$channel' has maximumSizeBytes '$size'. Use a multiple of $channelSizeStep from $smallestChannel to $largestChannel."
        }
    }
}

# The properties that the setting sets, with their names in .NET.
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
            $before.Keys | Sort-Object | ForEach-Object { "$_ is $($Current.properties[$_]), but was $($before[$_]) before the agent changed it" }
        }
        return
    }
    if (-not $Current.exists) {
        "event channel '$($Setting.channel)' does not exist"
        return
    }
    if (Test-TracingChannel -Current $Current) {
        "event channel '$($Setting.channel)' has the type $($Current.properties.LogType), which the agent does not change"
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

# The properties that differ from the setting. Skips properties that a policy sets: the policy would
# override each write.
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

# The properties that differ from their earlier values. Windows may round a size that is not a
# multiple of its step, such as a default size.
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

# The properties that a group policy sets, with their names in .NET. The policy overrides the
# channel itself.
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
            "a group policy sets $property to $($fixed[$property]) instead of $($wanted[$property]). Change it in the policy."
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
        throw "event channel '$($Setting.channel)' does not exist. Install the software that registers it, or correct its name."
    }
    if (Test-TracingChannel -Current $Current) {
        throw "event channel '$($Setting.channel)' has the type $($Current.properties.LogType): it is for tracing, and the agent does not change it. Remove the setting."
    }
    $different = Get-DifferentChannelProperty -Setting $Setting -Current $Current
    if ($different.Count -gt 0) {
        Save-CreatedByAgent -Key $Setting.id -Was $Current.properties
        Set-NodeEventChannel -Name $Setting.channel -Properties $different
    }
}
