# needs: facts-kept-services, facts-service-name, fields-service-state, service-recovery, service-steps, windows-service-control
# The start type, state and recovery of an existing service. The agent does not change its program
# or account.
# https://learn.microsoft.com/en-us/windows/win32/services/service-configuration-programs

function Assert-ServiceStateSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $name = $Setting.name
    if ($name -cnotmatch $serviceNamePattern) {
        throw "service '$name' is not a valid service name. Use letters, digits, spaces and _ . $ -"
    }
    $wanted = Get-ServiceStateWish -Setting $Setting
    if ($wanted.Count -eq 0) {
        throw "service '$name' has neither a start type nor a state nor a recovery. Set at least one of them."
    }
    Assert-ServiceRecovery -Setting $Setting
    Assert-ServiceTimeout -Setting $Setting
    if ($wanted['startType'] -ceq 'disabled' -and $wanted['state'] -ceq 'running') {
        throw "service '$name' cannot be running and disabled. Use the start type manual, or the state stopped."
    }
    $weakens = $wanted['state'] -ceq 'stopped' -or ($wanted.ContainsKey('recovery') -and $wanted.recovery.types.Count -eq 0) -or ($wanted.ContainsKey('startType') -and $wanted.startType -cne 'automatic')
    if ($Setting.ensure -ceq 'present' -and $weakens -and $name -in $keptServices) {
        throw "service '$name' keeps the node running or secure. Only automatic, running and restarts are allowed."
    }
}

# What the setting sets: start type, state, recovery, or several of them.
function Get-ServiceStateWish {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $wanted = @{}
    foreach ($field in 'startType', 'state') {
        if ($null -ne $Setting.PSObject.Properties[$field]) {
            $wanted[$field] = $Setting.$field
        }
    }
    $recovery = Get-ServiceRecoveryWish -Setting $Setting
    if ($null -ne $recovery) {
        $wanted.recovery = $recovery
    }
    return $wanted
}

function Read-ServiceStateSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $service = Read-NodeService -Name $Setting.name
    if ($null -eq $service) {
        return @{ exists = $false }
    }
    return @{
        exists = $true
        startType = (Get-ServiceStartType -Name $Setting.name -Service $service)
        state = $service.state
        recovery = (Read-ServiceRecovery -Name $Setting.name)
    }
}

function Compare-ServiceStateSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if (-not $Current.exists) {
        if ($Setting.ensure -ceq 'present') {
            "service '$($Setting.name)' does not exist"
        }
        return
    }
    $wanted = Get-ServiceStateGoal -Setting $Setting
    foreach ($field in 'startType', 'state' | Where-Object { $wanted.ContainsKey($_) -and $wanted[$_] -cne $Current[$_] }) {
        "$field is '$($Current[$field])' instead of '$($wanted[$field])'"
    }
    if ($wanted.ContainsKey('recovery')) {
        $is = Get-ServiceRecoveryText -Recovery $Current.recovery
        $should = Get-ServiceRecoveryText -Recovery $wanted.recovery
        if ($is -cne $should) {
            "recovery is '$is' instead of '$should'"
        }
    }
}

# The values of the setting, or the values before the agent changed them.
function Get-ServiceStateGoal {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $wanted = Get-ServiceStateWish -Setting $Setting
    if ($Setting.ensure -ceq 'present') {
        return $wanted
    }
    $was = Read-ChangedByAgent -Key $Setting.id
    $before = @{}
    if ($null -ne $was) {
        foreach ($field in $wanted.Keys) {
            $before[$field] = if ($field -ceq 'recovery') { ConvertTo-ServiceRecovery -Record $was.recovery } else { $was.$field }
        }
    }
    return $before
}

function Sync-ServiceStateSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $name = $Setting.name
    if (-not $Current.exists) {
        throw "service '$name' does not exist. Install it first, or correct its name."
    }
    $goal = Get-ServiceStateGoal -Setting $Setting
    if ($goal.ContainsKey('recovery')) {
        Assert-ServiceRecoveryReplaceable -Name $name -Recovery $Current.recovery
    }
    if ($Setting.ensure -ceq 'present') {
        $state = if ($Current.state -ceq 'stopped') { 'stopped' } else { 'running' }
        Save-CreatedByAgent -Key $Setting.id -Was @{ startType = $Current.startType; state = $state; recovery = $Current.recovery }
    }
    if ($goal.ContainsKey('recovery')) {
        Set-ServiceRecovery -Name $name -Recovery $goal.recovery -Current $Current.recovery
    }
    # Set the start type first: a disabled service cannot start, and a service that starts by itself
    # would come back.
    if ($goal.ContainsKey('startType')) {
        Set-ServiceStartType -Name $name -StartType $goal.startType
    }
    if ($goal['state'] -ceq 'running' -and $Current.state -cne 'running') {
        Start-ManagedService -Setting $Setting
    }
    if ($goal['state'] -ceq 'stopped' -and $Current.state -cne 'stopped') {
        Stop-ManagedService -Setting $Setting
    }
    if ($Setting.ensure -ceq 'absent') {
        Remove-CreatedByAgent -Key $Setting.id
    }
}
