# needs: service-problem, windows-service-control
# What Windows does if an existing service fails: it restarts the service, or does nothing.
# https://learn.microsoft.com/en-us/windows/win32/api/winsvc/ns-winsvc-service_failure_actionsw

$serviceRecoveryFields = @('restartDelaysSeconds', 'resetAfterSeconds', 'recoversFromErrors')

function Assert-ServiceRecovery {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $name = $Setting.name
    $given = @($serviceRecoveryFields | Where-Object { $null -ne $Setting.PSObject.Properties[$_] })
    if ($given.Count -eq 0) {
        return
    }
    if ($given.Count -ne $serviceRecoveryFields.Count) {
        throw "service '$name' has $($given -join ', '), but a recovery needs $($serviceRecoveryFields -join ', ')"
    }
    if (@($Setting.restartDelaysSeconds).Count -gt 10 -or @($Setting.restartDelaysSeconds | Where-Object { $_ -lt 0 -or $_ -gt 86400 }).Count -gt 0) {
        throw "service '$name' has restart delays that are not up to ten numbers from 0 to 86400"
    }
    if ($Setting.resetAfterSeconds -lt 0 -or $Setting.resetAfterSeconds -gt 2147483647) {
        throw "service '$name' has resetAfterSeconds '$($Setting.resetAfterSeconds)'. Use a whole number from 0 to 2147483647."
    }
}

# The recovery that the setting sets, or nothing.
function Get-ServiceRecoveryWish {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if ($null -ne $Setting.PSObject.Properties['restartDelaysSeconds'] -and $null -ne $Setting.PSObject.Properties['recoversFromErrors']) {
        return @{
            types = @($Setting.restartDelaysSeconds | ForEach-Object { 'restart' })
            delays = @($Setting.restartDelaysSeconds | ForEach-Object { 1000 * $_ })
            resetSeconds = [long]$Setting.resetAfterSeconds
            command = ''
            recoversFromErrors = $Setting.recoversFromErrors
        }
    }
}

function Read-ServiceRecovery {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $found = Read-NodeServiceOption -Name $Name
    $actions = @($found.actions | Where-Object { $null -ne $_ })
    return @{
        types = @($actions | ForEach-Object { ($_ -split ' ')[0] })
        delays = @($actions | ForEach-Object { [long]($_ -split ' ')[2] })
        resetSeconds = $found.resetSeconds
        command = $found.command
        recoversFromErrors = $found.recoversFromErrors
    }
}

# A recovery from a record, in which a list can be empty.
function ConvertTo-ServiceRecovery {
    param([Parameter(Mandatory = $true)] [object] $Record)
    return @{
        types = @($Record.types | Where-Object { $null -ne $_ })
        delays = @($Record.delays | Where-Object { $null -ne $_ })
        resetSeconds = [long]$Record.resetSeconds
        command = $Record.command
        recoversFromErrors = $Record.recoversFromErrors
    }
}

function Get-ServiceRecoveryText {
    param([Parameter(Mandatory = $true)] [hashtable] $Recovery)
    $actions = @(for ($i = 0; $i -lt $Recovery.types.Count; $i++) { "$($Recovery.types[$i]) after $($Recovery.delays[$i]) ms" })
    $command = if ($Recovery.command -ne '') { ", running $($Recovery.command)" } else { '' }
    $errors = if ($Recovery.recoversFromErrors) { ', also after errors' } else { '' }
    return "$($actions -join ', '), counted for $($Recovery.resetSeconds) s$errors$command"
}

# The agent can restore restarts. A program or a restart of the node is a decision of others.
function Assert-ServiceRecoveryReplaceable {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [hashtable] $Recovery)
    $others = @($Recovery.types | Where-Object { $_ -cne 'restart' -and $_ -cne 'none' })
    if ($others.Count -gt 0 -or $Recovery.command -ne '') {
        throw "service '$Name' has a recovery that restarts the node or runs a program ($(Get-ServiceRecoveryText -Recovery $Recovery)). The agent does not replace it. Remove it by hand with sc.exe failure."
    }
}

function Set-ServiceRecovery {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [hashtable] $Recovery, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ((Get-ServiceRecoveryText -Recovery $Recovery) -ceq (Get-ServiceRecoveryText -Recovery $Current)) {
        return
    }
    $value = @{ types = $Recovery.types; delays = $Recovery.delays; resetSeconds = $Recovery.resetSeconds }
    Assert-ServiceCode -Name $Name -What 'changed' -Code (Set-NodeServiceOption -Name $Name -Option 'recovery' -Value $value)
    if ($Recovery.recoversFromErrors -ne $Current.recoversFromErrors) {
        Assert-ServiceCode -Name $Name -What 'changed' -Code (Set-NodeServiceOption -Name $Name -Option 'recoversFromErrors' -Value $Recovery.recoversFromErrors)
    }
}
