# The permissions of an event channel, by the API of the event log.
# https://learn.microsoft.com/en-us/dotnet/api/system.diagnostics.eventing.reader.eventlogconfiguration

# The security descriptor, or nothing where there is no such channel.
function Read-NodeEventChannelSddl {
    param([Parameter(Mandatory = $true)] [string] $Name)
    try {
        $channel = New-Object -TypeName System.Diagnostics.Eventing.Reader.EventLogConfiguration -ArgumentList $Name
    } catch {
        if ($_.Exception.GetBaseException() -is [System.Diagnostics.Eventing.Reader.EventLogNotFoundException]) {
            return $null
        }
        throw
    }
    try {
        return $channel.SecurityDescriptor
    } finally {
        $channel.Dispose()
    }
}

function Write-NodeEventChannelSddl {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [string] $Sddl)
    $channel = New-Object -TypeName System.Diagnostics.Eventing.Reader.EventLogConfiguration -ArgumentList $Name
    try {
        $channel.SecurityDescriptor = $Sddl
        $channel.SaveChanges()
    } finally {
        $channel.Dispose()
    }
}
