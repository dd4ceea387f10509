# Event channels, by the API of the event log: permissions, whether events are written, size, and what happens when that is reached.
# https://learn.microsoft.com/en-us/dotnet/api/system.diagnostics.eventing.reader.eventlogconfiguration

# Nothing where there is no such channel.
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

# The security descriptor, or nothing where there is no such channel.
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

# The configuration in the names of .NET, or nothing where there is no such channel.
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

# Changes what is named, and all of it at once.
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

# What group policies say of a channel: MaxSize in KiB, Retention and AutoBackupLogFiles as 0 or 1; nothing for each that they leave open.
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
