# In place of windows-user-rights.ps1: which account has which rights.

function Read-NodeUserRight {
    param([Parameter(Mandatory = $true)] [string] $Sid)
    if ($global:Windows.userRights.ContainsKey($Sid)) {
        $global:Windows.userRights[$Sid]
    }
}

function Read-NodeUserRightHolder {
    param([Parameter(Mandatory = $true)] [string] $Right)
    $global:Windows.userRights.Keys | Where-Object { $global:Windows.userRights[$_] -ccontains $Right }
}

function Add-NodeUserRight {
    param([Parameter(Mandatory = $true)] [string] $Sid, [Parameter(Mandatory = $true)] [string] $Right)
    $global:Windows.userRights[$Sid] = @(@(Read-NodeUserRight -Sid $Sid) + $Right | Sort-Object -Unique)
    Save-SimulatedChange -What "user right $Right for $Sid"
}

function Remove-NodeUserRight {
    param([Parameter(Mandatory = $true)] [string] $Sid, [Parameter(Mandatory = $true)] [string] $Right)
    $left = @(@(Read-NodeUserRight -Sid $Sid) | Where-Object { $_ -cne $Right })
    # Windows forgets an account without rights.
    if ($left.Count -eq 0) {
        $global:Windows.userRights.Remove($Sid)
    } else {
        $global:Windows.userRights[$Sid] = $left
    }
    Save-SimulatedChange -What "no user right $Right for $Sid"
}
