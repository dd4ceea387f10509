# In place of windows-path-security.ps1.

$closedSddl = 'D:P'

function Get-SimulatedStateName {
    param([string] $Path)
    return $(if ($Path -eq $env:SIMULATION_ROOT) { '/' } else { Get-NameInFolder -Path $Path -Folder $env:SIMULATION_ROOT })
}

# What a folder of the agent has that nobody has tampered with.
function Get-SimulatedStateFolder {
    param([string] $Path)
    $folder = @{ owner = 'S-1-5-18'; sddl = 'D:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)' }
    $tampered = $global:Windows.stateFolders[(Get-SimulatedStateName -Path $Path)]
    foreach ($part in 'owner', 'sddl') {
        if ($null -ne $tampered -and $null -ne $tampered[$part]) {
            $folder[$part] = $tampered[$part]
        }
    }
    return $folder
}

function Read-NodePathSddl {
    param([Parameter(Mandatory = $true)] [string] $Path)
    if ($Path.StartsWith($env:SIMULATION_ROOT)) {
        return (Get-SimulatedStateFolder -Path $Path).sddl -replace '^O:SYG:SY', ''
    }
    if ($Path -cmatch '^[A-Z]:\z' -and -not $global:Windows.paths.ContainsKey($Path)) {
        return 'D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)(A;CI;0x4;;;BU)'
    }
    $sddl = $global:Windows.paths[$Path]['sddl']
    return $(if ($null -eq $sddl) { 'D:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)' } else { $sddl })
}

function Read-NodePathOwner {
    param([Parameter(Mandatory = $true)] [string] $Path)
    if ($Path.StartsWith($env:SIMULATION_ROOT)) {
        return (Get-SimulatedStateFolder -Path $Path).owner
    }
    if ($Path -cmatch '^[A-Z]:\z' -and -not $global:Windows.paths.ContainsKey($Path)) {
        return 'S-1-5-32-544'
    }
    if (-not $global:Windows.paths.ContainsKey($Path)) {
        throw "nobody owns $Path"
    }
    $owner = $global:Windows.paths[$Path]['owner']
    return $(if ($null -eq $owner) { 'S-1-5-32-544' } else { $owner })
}

function Set-NodePathSddl {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [string] $Sddl)
    if ($Path.StartsWith($env:SIMULATION_ROOT)) {
        $name = Get-SimulatedStateName -Path $Path
        Enter-SimulatedChange -What "permissions of $name of the agent $Sddl"
        # Another agent may have created the folder a moment ago, and with it the owner.
        Edit-SimulatedState -Edit {
            $found = $global:Windows.stateFolders[$name]
            $global:Windows.stateFolders[$name] = $(if ($null -ne $found -and $found.ContainsKey('owner')) { @{ owner = $found.owner; sddl = $Sddl } } else { @{ sddl = $Sddl } })
        }
        return
    }
    if (-not $global:Windows.paths.ContainsKey($Path)) {
        throw "no such path: $Path"
    }
    $global:Windows.paths[$Path].sddl = $Sddl
    Save-SimulatedChange -What "permissions of $Path"
}

function Close-NodeFile {
    param([Parameter(Mandatory = $true)] [string] $Path, [switch] $OfAgent)
    Set-NodePathSddl -Path $Path -Sddl $closedSddl
}

function Set-NodePathOwner {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [string] $Sid)
    $global:Windows.paths[$Path].owner = $Sid
    Save-SimulatedChange -What "owner of $Path"
}
