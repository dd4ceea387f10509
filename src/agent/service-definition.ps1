# needs: service-problem, service-steps, service-versions, windows-service-control, windows-service-store
# Translates the definition of a service into the terms of Windows, and finds the differences on the
# node.

$serviceAccounts = @{
    localService = 'NT AUTHORITY\LocalService'
    networkService = 'NT AUTHORITY\NetworkService'
    localSystem = 'LocalSystem'
}

# Quotes an argument so that programs of Windows parse it as one.
# https://learn.microsoft.com/en-us/cpp/c-language/parsing-c-command-line-arguments
function ConvertTo-QuotedArgument {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text)
    if ($Text -cmatch '^[^\s"]+\z') {
        return $Text
    }
    $escaped = [regex]::Replace($Text, '(\\*)"', '$1$1\"')
    return '"' + [regex]::Replace($escaped, '(\\+)\z', '$1$1') + '"'
}

# Always quotes the program: without quotes, Windows would try C:\Program.exe first.
function Get-ServiceCommandLine {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $parts = @("""$((Get-ServicePlace -Setting $Setting).program)""") + @($Setting.arguments | ForEach-Object { ConvertTo-QuotedArgument -Text $_ })
    return $parts -join ' '
}

function Get-ServiceAccount {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    switch -CaseSensitive ($Setting.account) {
        'virtual' { return "NT SERVICE\$($Setting.name)" }
        'groupManaged' { return $Setting.accountName }
        default { return $serviceAccounts[$Setting.account] }
    }
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
        account = (Get-ServiceAccount -Setting $Setting)
        isManaged = ($Setting.account -ceq 'groupManaged')
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

# The parts that a process gets at its start. The service must restart if one of them changes.
$servicePartsAtStart = @('binaryPath', 'account', 'isManaged', 'privileges', 'environment')

function Get-ServiceStartPart {
    param([Parameter(Mandatory = $true)] [hashtable] $Values)
    return @{
        binaryPath = $Values.binaryPath
        account = $Values.account.ToLowerInvariant()
        isManaged = [string]$Values.isManaged
        privileges = @($Values.privileges | Sort-Object -Unique) -join ', '
        environment = @($Values.environment | Sort-Object) -join "`n"
    }
}

# One string for each part, for ordinal comparison. Parts that Windows stores in any order and case
# are sorted and in lower case.
function Get-ServicePart {
    param([Parameter(Mandatory = $true)] [hashtable] $Values)
    $command = if ([string]$Values['command'] -ne '') { ", running $($Values.command)" } else { '' }
    $start = Get-ServiceStartPart -Values $Values
    return [ordered]@{
        binaryPath = $start.binaryPath
        displayName = $Values.displayName
        account = $start.account
        isManaged = $start.isManaged
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

# The parts in which the node differs from the definition, each with a message.
function Get-ServiceDifference {
    param([Parameter(Mandatory = $true)] [hashtable] $Current, [Parameter(Mandatory = $true)] [hashtable] $Wanted)
    $is = Get-ServicePart -Values $Current
    $should = Get-ServicePart -Values $Wanted
    $differences = [ordered]@{}
    foreach ($part in $should.Keys | Where-Object { -not [string]::Equals($is[$_], $should[$_], [StringComparison]::Ordinal) }) {
        # More people can read the log than the environment of a service.
        $differences[$part] = if ($part -ceq 'environment') { 'environment differs' } else { "$part is '$($is[$part])' instead of '$($should[$part])'" }
    }
    return $differences
}

function Get-ServiceRevision {
    param([Parameter(Mandatory = $true)] [hashtable] $Values)
    $parts = Get-ServiceStartPart -Values $Values
    return Get-TextSha256 -Text (@($servicePartsAtStart | ForEach-Object { "$_=$($parts[$_])" }) -join "`n`n")
}

# Writes the named parts to Windows. Writes the start type last, so that the service does not start
# with only some of them.
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
    # The password of a managed account changes by itself, and Windows looks up the new one only for
    # a service with this mark.
    if ($Parts -ccontains 'isManaged') {
        Set-NodeServiceManaged -Name $Name -IsManaged $Values.isManaged
    }
    foreach ($part in 'description', 'recovery', 'recoversFromErrors', 'sidType', 'privileges' | Where-Object { $Parts -ccontains $_ }) {
        $value = $Values[$part]
        if ($part -ceq 'recovery') {
            $value = @{ types = @($Values.delays | ForEach-Object { 'restart' }); delays = $Values.delays; resetSeconds = $Values.resetSeconds }
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
