# A Windows that is not there: its state is a JSON file, so that runs of the agent follow one another as on a node.

$global:Windows = $null
$global:SimulatedChanges = 0

function Initialize-SimulatedState {
    $global:Windows = ConvertTo-SimulatedValue -Value (ConvertFrom-TestJson -Json ([System.IO.File]::ReadAllText($env:SIMULATION_STATE)))
}

# Objects become hashtables that ignore case, as names do on Windows.
function ConvertTo-SimulatedValue {
    param([AllowNull()] [object] $Value)
    if ($Value -is [System.Management.Automation.PSCustomObject]) {
        $table = @{}
        foreach ($property in $Value.PSObject.Properties) {
            $table[$property.Name] = ConvertTo-SimulatedValue -Value $property.Value
        }
        return $table
    }
    if ($Value -is [array]) {
        return , @($Value | ForEach-Object { ConvertTo-SimulatedValue -Value $_ })
    }
    return $Value
}

# To be called before a change that is kept elsewhere: the process may be killed here.
function Enter-SimulatedChange {
    param([Parameter(Mandatory = $true)] [string] $What)
    $global:SimulatedChanges++
    if ($env:SIMULATION_KILL_BEFORE -eq [string]$global:SimulatedChanges) {
        [System.Diagnostics.Process]::GetCurrentProcess().Kill()
        Start-Sleep -Seconds 60
    }
    [System.IO.File]::AppendAllText($env:SIMULATION_CHANGES, "$What`n")
}

# Keeps a change of the simulated state.
function Save-SimulatedChange {
    param([Parameter(Mandatory = $true)] [string] $What)
    Enter-SimulatedChange -What $What
    Save-SimulatedState
}

# As a whole: another agent may read it at any time.
function Save-SimulatedState {
    $temporary = "$env:SIMULATION_STATE.$PID"
    [System.IO.File]::WriteAllText($temporary, (ConvertTo-Json -InputObject $global:Windows -Depth 10))
    Move-OverFile -Path $temporary -Destination $env:SIMULATION_STATE
}

# Changes the state where another agent may change it at the same time, which is before an agent holds the lock of the node.
function Edit-SimulatedState {
    param([Parameter(Mandatory = $true)] [scriptblock] $Edit)
    $turn = $null
    while ($null -eq $turn) {
        try {
            $turn = [System.IO.File]::Open("$env:SIMULATION_STATE.turn", 'OpenOrCreate', 'ReadWrite', 'None')
        } catch [System.IO.IOException] {
            Start-Sleep -Milliseconds 5
        }
    }
    try {
        Initialize-SimulatedState
        & $Edit
        Save-SimulatedState
    } finally {
        $turn.Dispose()
    }
}

Initialize-SimulatedState
