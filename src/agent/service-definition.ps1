# needs: service-problem, service-steps, service-versions, windows-service-control, windows-service-store
# What a service of the agent's own is to be like in the terms of Windows, and what stands between that and the node.

$serviceAccounts = @{
    localService = 'NT AUTHORITY\LocalService'
    networkService = 'NT AUTHORITY\NetworkService'
    localSystem = 'LocalSystem'
}

# One argument as programs of Windows take it apart again.
# https://learn.microsoft.com/en-us/cpp/c-language/parsing-c-command-line-arguments
function ConvertTo-QuotedArgument {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text)
    if ($Text -cmatch '^[^\s"]+\z') {
        return $Text
    }
    $escaped = [regex]::Replace($Text, '(\\*)"', '$1$1\"')
    return '"' + [regex]::Replace($escaped, '(\\+)\z', '$1$1') + '"'
}

# With quotes around the program always: without them Windows would try C:\Program.exe first.
function Get-ServiceCommandLine {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $parts = @("""$((Get-ServicePlace -Setting $Setting).program)""") + @($Setting.arguments | ForEach-Object { ConvertTo-QuotedArgument -Text $_ })
    return $parts -join ' '
}

function Get-ServiceWish {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $delays = @($Setting.restartDelaysSeconds | ForEach-Object { 1000 * $_ })
    $dangerous = @()
    if ($null -ne $Setting.PSObject.Properties['dangerousPrivileges']) {
        $dangerous = @($Setting.dangerousPrivileges)
    }
    return @{
        binaryPath = (Get-ServiceCommandLine -Setting $Setting)
        displayName = $Setting.displayName
        account = $(if ($Setting.account -ceq 'virtual') { "NT SERVICE\$($Setting.name)" } else { $serviceAccounts[$Setting.account] })
        dependencies = @($Setting.dependencies)
        description = $Setting.description
        delays = $delays
        actions = @($delays | ForEach-Object { "restart after $_ ms" })
        resetSeconds = [long]$Setting.resetAfterSeconds
        recoversFromErrors = $Setting.recoversFromErrors
        sidType = $Setting.sidType
        privileges = @($Setting.requiredPrivileges) + $dangerous
        environment = @($Setting.environment)
        startType = $Setting.startType
    }
}

# What a process gets when it starts: where this changes, the service has to start again.
$servicePartsAtStart = @('binaryPath', 'account', 'privileges', 'environment')

function Get-ServiceStartPart {
    param([Parameter(Mandatory = $true)] [hashtable] $Values)
    return @{
        binaryPath = $Values.binaryPath
        account = $Values.account.ToLowerInvariant()
        privileges = @($Values.privileges | Sort-Object -Unique) -join ', '
        environment = @($Values.environment | Sort-Object) -join "`n"
    }
}

# One text for each part, to be compared letter by letter: of what Windows keeps in any order and any case, one order and one case.
function Get-ServicePart {
    param([Parameter(Mandatory = $true)] [hashtable] $Values)
    $command = if ([string]$Values['command'] -ne '') { ", running $($Values.command)" } else { '' }
    $start = Get-ServiceStartPart -Values $Values
    return [ordered]@{
        binaryPath = $start.binaryPath
        displayName = $Values.displayName
        account = $start.account
        dependencies = @($Values.dependencies | ForEach-Object { $_.ToLowerInvariant() } | Sort-Object -Unique) -join ', '
        description = $Values.description
        recovery = "$($Values.actions -join ', '), counted for $($Values.resetSeconds) s$command"
        recoversFromErrors = [string]$Values.recoversFromErrors
        sidType = $Values.sidType
        privileges = $start.privileges
        environment = $start.environment
        startType = $Values.startType
    }
}

# The parts in which the node differs from the definition, with a text for each.
function Get-ServiceDifference {
    param([Parameter(Mandatory = $true)] [hashtable] $Current, [Parameter(Mandatory = $true)] [hashtable] $Wanted)
    $is = Get-ServicePart -Values $Current
    $should = Get-ServicePart -Values $Wanted
    $differences = [ordered]@{}
    foreach ($part in $should.Keys | Where-Object { -not [string]::Equals($is[$_], $should[$_], [StringComparison]::Ordinal) }) {
        # A log is read by more people than the environment of a service.
        $differences[$part] = if ($part -ceq 'environment') { 'environment differs' } else { "$part is '$($is[$part])' instead of '$($should[$part])'" }
    }
    return $differences
}

function Get-ServiceRevision {
    param([Parameter(Mandatory = $true)] [hashtable] $Values)
    $parts = Get-ServiceStartPart -Values $Values
    return Get-TextSha256 -Text (@($servicePartsAtStart | ForEach-Object { "$_=$($parts[$_])" }) -join "`n`n")
}

# Brings the named parts to Windows, the start type last: until then the service does not start with less than all of them.
function Set-ServicePart {
    param(
        [Parameter(Mandatory = $true)] [string] $Name,
        [Parameter(Mandatory = $true)] [hashtable] $Values,
        [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [string[]] $Parts
    )
    $basic = @{}
    foreach ($part in 'binaryPath', 'displayName', 'account', 'dependencies' | Where-Object { $Parts -ccontains $_ }) {
        $basic[$part] = $Values[$part]
    }
    if ($basic.Count -gt 0) {
        Assert-ServiceCode -Name $Name -What 'changed' -Code (Set-NodeService -Name $Name -Values $basic)
    }
    foreach ($part in 'description', 'recovery', 'recoversFromErrors', 'sidType', 'privileges' | Where-Object { $Parts -ccontains $_ }) {
        $value = $Values[$part]
        if ($part -ceq 'recovery') {
            $value = @{ delays = $Values.delays; resetSeconds = $Values.resetSeconds }
        }
        Assert-ServiceCode -Name $Name -What 'changed' -Code (Set-NodeServiceOption -Name $Name -Option $part -Value $value)
    }
    if ($Parts -ccontains 'environment') {
        Set-NodeServiceEnvironment -Name $Name -Variables @($Values.environment)
    }
    if ($Parts -ccontains 'startType') {
        Set-ServiceStartType -Name $Name -StartType $Values.startType
    }
}
