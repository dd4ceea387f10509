# needs: facts-kept-services, facts-service-name, fields-service-state, service-steps, windows-service-control
# Start type and state of a service that is there already. What it runs, and as whom, is not changed.
# https://learn.microsoft.com/en-us/windows/win32/services/service-configuration-programs

function Assert-ServiceStateSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $name = $Setting.name
    if ($name -isnot [string] -or $name -cnotmatch $serviceNamePattern) {
        throw "service '$name' is not the name of a service: letters, digits, spaces and _ . $ -"
    }
    $wanted = Get-ServiceStateWish -Setting $Setting
    if ($wanted.Count -eq 0) {
        throw "service '$name' has neither a start type nor a state. Give one of them."
    }
    if ($wanted.ContainsKey('startType') -and ($wanted.startType -isnot [string] -or $wanted.startType -cnotmatch '^(?:automatic|automaticDelayed|manual|disabled)\z')) {
        throw "service '$name' has the start type '$($wanted.startType)'. Use automatic, automaticDelayed, manual or disabled."
    }
    if ($wanted.ContainsKey('state') -and ($wanted.state -isnot [string] -or $wanted.state -cnotmatch '^(?:running|stopped)\z')) {
        throw "service '$name' is to be '$($wanted.state)'. Use running or stopped."
    }
    if ($wanted['startType'] -ceq 'disabled' -and $wanted['state'] -ceq 'running') {
        throw "service '$name' is to run and to be disabled. Use manual, or stopped."
    }
    $weakens = $wanted['state'] -ceq 'stopped' -or ($wanted.ContainsKey('startType') -and $wanted.startType -cne 'automatic')
    if ($Setting.ensure -ceq 'present' -and $weakens -and $name -in $keptServices) {
        throw "service '$name' keeps the node running or safe. It may be running and automatic, and nothing else."
    }
}

# What the setting is about: the one, the other, or both.
function Get-ServiceStateWish {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $wanted = @{}
    foreach ($field in 'startType', 'state') {
        if ($null -ne $Setting.PSObject.Properties[$field]) {
            $wanted[$field] = $Setting.$field
        }
    }
    return $wanted
}

function Read-ServiceStateSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $service = Read-NodeService -Name $Setting.name
    if ($null -eq $service) {
        return @{ exists = $false }
    }
    return @{ exists = $true; startType = (Get-ServiceStartType -Name $Setting.name -Service $service); state = $service.state }
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
}

# What the setting asks for, or what was there before the agent changed it.
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
            $before[$field] = $was.$field
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
    if ($Setting.ensure -ceq 'present') {
        $state = if ($Current.state -ceq 'stopped') { 'stopped' } else { 'running' }
        Save-CreatedByAgent -Key $Setting.id -Was @{ startType = $Current.startType; state = $state }
    }
    # The start type first: one that is disabled does not start, and one that is still to start would come back.
    if ($goal.ContainsKey('startType')) {
        Set-ServiceStartType -Name $name -StartType $goal.startType
    }
    if ($goal['state'] -ceq 'running' -and $Current.state -cne 'running') {
        Start-ManagedService -Name $name
    }
    if ($goal['state'] -ceq 'stopped' -and $Current.state -cne 'stopped') {
        Stop-ManagedService -Name $name
    }
    if ($Setting.ensure -ceq 'absent') {
        Remove-CreatedByAgent -Key $Setting.id
    }
}
