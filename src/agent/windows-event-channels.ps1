# Event channels through the API of the event log: permissions, whether they record events, size,
# and what happens when the log is full.
# https://learn.microsoft.com/en-us/dotnet/api/system.diagnostics.eventing.reader.eventlogconfiguration

# Returns nothing if the channel does not exist.
function Open-NodeEventChannel {
    param([Parameter(Mandatory = $true)] [string] $Name)
    try {
        return New-Object -TypeName System.Diagnostics.Eventing.Reader.EventLogConfiguration -ArgumentList $Name
    } catch {
        if ($_.Exception.GetBaseException() -is [System.Diagnostics.Eventing.Reader.EventLogNotFoundException]) {
            return $null
        }
        throw
    }
}

# The security descriptor, or nothing if the channel does not exist.
function Read-NodeEventChannelSddl {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $channel = Open-NodeEventChannel -Name $Name
    if ($null -eq $channel) {
        return $null
    }
    try {
        return $channel.SecurityDescriptor
    } finally {
        $channel.Dispose()
    }
}

function Set-NodeEventChannelSddl {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [string] $Sddl)
    $channel = New-Object -TypeName System.Diagnostics.Eventing.Reader.EventLogConfiguration -ArgumentList $Name
    try {
        $channel.SecurityDescriptor = $Sddl
        $channel.SaveChanges()
    } finally {
        $channel.Dispose()
    }
}

# The configuration with the names of .NET, or nothing if the channel does not exist.
function Read-NodeEventChannel {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $channel = Open-NodeEventChannel -Name $Name
    if ($null -eq $channel) {
        return $null
    }
    try {
        return @{
            LogType = [string]$channel.LogType
            IsEnabled = [bool]$channel.IsEnabled
            MaximumSizeInBytes = [long]$channel.MaximumSizeInBytes
            LogMode = [string]$channel.LogMode
        }
    } finally {
        $channel.Dispose()
    }
}

# Changes all named properties at once.
function Set-NodeEventChannel {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [hashtable] $Properties)
    $channel = New-Object -TypeName System.Diagnostics.Eventing.Reader.EventLogConfiguration -ArgumentList $Name
    try {
        foreach ($property in $Properties.Keys) {
            $channel.$property = $Properties[$property]
        }
        $channel.SaveChanges()
    } finally {
        $channel.Dispose()
    }
}

# What group policies set for a channel: MaxSize in KiB, Retention and AutoBackupLogFiles as 0 or 1.
# Values that policies do not set are null.
# https://learn.microsoft.com/en-us/windows/client-management/mdm/policy-csp-admx-eventlog
function Read-NodeEventChannelPolicy {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $policy = @{ MaxSize = $null; Retention = $null; AutoBackupLogFiles = $null }
    $machine = [Microsoft.Win32.RegistryKey]::OpenBaseKey([Microsoft.Win32.RegistryHive]::LocalMachine, [Microsoft.Win32.RegistryView]::Registry64)
    try {
        $key = $machine.OpenSubKey("SOFTWARE\Policies\Microsoft\Windows\EventLog\$Name")
        if ($null -ne $key) {
            foreach ($value in @($policy.Keys)) {
                $policy[$value] = $key.GetValue($value)
            }
            $key.Dispose()
        }
    } finally {
        $machine.Dispose()
    }
    return $policy
}
