# Who has waited for another agent sees what that one has done: on a node every look at Windows is a new one.
$openLock = ${function:Open-NodeLock}

function Open-NodeLock {
    param([Parameter(Mandatory = $true)] [int] $TimeoutSeconds)
    $lock = & $openLock -TimeoutSeconds $TimeoutSeconds
    Initialize-SimulatedState
    return $lock
}
