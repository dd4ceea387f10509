# In place of windows-files.ps1: paths of the node with their permissions. The agent's own folder lies on the real disk, at SIMULATION_ROOT.

function Get-NodeStateRoot {
    return $env:SIMULATION_ROOT
}

function Get-NodePathKind {
    param([Parameter(Mandatory = $true)] [string] $Path)
    if ($Path.StartsWith($env:SIMULATION_ROOT)) {
        $item = Get-Item -LiteralPath $Path -Force -ErrorAction SilentlyContinue
        if ($null -eq $item) {
            return 'none'
        }
        if ($null -ne $item.LinkType) {
            return 'link'
        }
        return $(if ($item.PSIsContainer) { 'directory' } else { 'file' })
    }
    if (-not $global:Windows.paths.ContainsKey($Path)) {
        return 'none'
    }
    return $global:Windows.paths[$Path].kind
}

function Read-NodePathSddl {
    param([Parameter(Mandatory = $true)] [string] $Path)
    return $global:Windows.paths[$Path].sddl
}

function Write-NodePathSddl {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [string] $Sddl)
    if (-not $global:Windows.paths.ContainsKey($Path)) {
        throw "no such path: $Path"
    }
    $global:Windows.paths[$Path].sddl = $Sddl
    Save-SimulatedChange -What "permissions of $Path"
}

function Add-NodeDirectory {
    param([Parameter(Mandatory = $true)] [string] $Path, [string] $Sddl)
    if ($Path.StartsWith($env:SIMULATION_ROOT)) {
        Enter-SimulatedChange -What "folder $($Path.Substring($env:SIMULATION_ROOT.Length)) of the agent"
        if ($Path -eq $env:SIMULATION_ROOT) {
            $global:Windows.stateRoot = @{ owner = 'S-1-5-18'; sddl = $Sddl }
            Save-SimulatedState
        }
        $null = [System.IO.Directory]::CreateDirectory($Path)
        return
    }
    $global:Windows.paths[$Path] = @{ kind = 'directory'; sddl = $(if ($Sddl -eq '') { 'D:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)' } else { $Sddl -replace '^O:SYG:SY', '' }) }
    Save-SimulatedChange -What "folder $Path"
}

function Read-NodeDirectoryOwner {
    param([Parameter(Mandatory = $true)] [string] $Path)
    Initialize-SimulatedState
    if ($Path -eq $env:SIMULATION_ROOT -and $null -ne $global:Windows.stateRoot) {
        return $global:Windows.stateRoot.owner
    }
    throw "nobody owns $Path"
}

function Write-NodeFile {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text)
    Enter-SimulatedChange -What "file $($Path.Substring($env:SIMULATION_ROOT.Length))"
    [System.IO.File]::WriteAllText("$Path.new", $Text)
    [System.IO.File]::Move("$Path.new", $Path, $true)
}

function Clear-NodeFile {
    param([Parameter(Mandatory = $true)] [string] $Path)
    Enter-SimulatedChange -What "no file $($Path.Substring($env:SIMULATION_ROOT.Length))"
    [System.IO.File]::Delete($Path)
}
