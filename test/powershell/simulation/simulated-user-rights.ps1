# In place of windows-user-rights.ps1: which account has which rights.

function Read-NodeUserRight {
    param([Parameter(Mandatory = $true)] [string] $Sid)
    if ($global:Windows.userRights.ContainsKey($Sid)) {
        $global:Windows.userRights[$Sid]
    }
}

function Add-NodeUserRight {
    param([Parameter(Mandatory = $true)] [string] $Sid, [Parameter(Mandatory = $true)] [string] $Right)
    $global:Windows.userRights[$Sid] = @(@(Read-NodeUserRight -Sid $Sid) + $Right | Sort-Object -Unique)
    Save-SimulatedChange -What "user right $Right for $Sid"
}

function Remove-NodeUserRight {
    param([Parameter(Mandatory = $true)] [string] $Sid, [Parameter(Mandatory = $true)] [string] $Right)
    $global:Windows.userRights[$Sid] = @(@(Read-NodeUserRight -Sid $Sid) | Where-Object { $_ -cne $Right })
    Save-SimulatedChange -What "no user right $Right for $Sid"
}
