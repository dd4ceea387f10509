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

# What SYSTEM makes belongs to administrators, unless the descriptor says otherwise.
function New-SimulatedItem {
    param([string] $Kind, [string] $Sddl, [string] $Inherited)
    if ($Sddl -eq '') {
        return @{ kind = $Kind; sddl = $Inherited }
    }
    $item = @{ kind = $Kind; sddl = $Sddl -replace '^O:SYG:SY', '' }
    if ($Sddl -cmatch '^O:SY') {
        $item.owner = 'S-1-5-18'
    }
    return $item
}

function New-NodeDirectory {
    param([Parameter(Mandatory = $true)] [string] $Path, [string] $Sddl)
    if ($Path.StartsWith($env:SIMULATION_ROOT)) {
        if (Test-Path -LiteralPath $Path) {
            throw "folder '$Path' cannot be created: it exists"
        }
        Enter-SimulatedChange -What "folder $(Get-NameInFolder -Path $Path -Folder $env:SIMULATION_ROOT) of the agent $Sddl".TrimEnd()
        if ($Sddl -ne '') {
            Edit-SimulatedState -Edit { $global:Windows.stateFolders[(Get-SimulatedStateName -Path $Path)] = @{ owner = 'S-1-5-18'; sddl = $Sddl } }
        }
        $null = [System.IO.Directory]::CreateDirectory($Path)
        return
    }
    if ($global:Windows.paths.ContainsKey($Path)) {
        throw "folder '$Path' cannot be created: it exists"
    }
    $global:Windows.paths[$Path] = New-SimulatedItem -Kind 'directory' -Sddl $Sddl -Inherited 'D:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)'
    Save-SimulatedChange -What "folder $Path"
}

function Write-NodeFile {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text, [switch] $Inherits)
    Write-NodeFileByte -Path $Path -Bytes ((New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false).GetBytes($Text)) -Inherits:$Inherits
}

function Write-NodeFileByte {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [byte[]] $Bytes, [switch] $Inherits)
    Enter-SimulatedChange -What "file $(Get-NameInFolder -Path $Path -Folder $env:SIMULATION_ROOT)"
    [System.IO.File]::WriteAllBytes("$Path.new", $Bytes)
    Move-OverFile -Path "$Path.new" -Destination $Path
}

# What files of the node and of the pod hold is text in base64: 'content' of a path, and the table 'sources'.
function Resolve-NodeSource {
    param([Parameter(Mandatory = $true)] [string] $Source)
    if (-not $Source.StartsWith('data:') -and -not $Source.StartsWith('image:')) {
        throw "source '$Source' must begin with data: or image:"
    }
    return $Source
}

function Get-NodeSourceLength {
    param([Parameter(Mandatory = $true)] [string] $Source)
    return (Read-SimulatedContent -Path $Source).Length
}

# A sparse file has a length and no content.
function Get-NodeFileSha256 {
    param([Parameter(Mandatory = $true)] [string] $Path, [long] $Longest = [long]::MaxValue)
    if ($global:Windows.paths.ContainsKey($Path) -and $null -ne $global:Windows.paths[$Path]['length'] -and $global:Windows.paths[$Path].length -gt $Longest) {
        return "more than $Longest bytes"
    }
    $bytes = Read-SimulatedContent -Path $Path
    if ($null -ne $bytes) {
        return Get-BytesSha256 -Bytes $bytes
    }
}

# Copies that the agent keeps in its own folder.
function Get-SimulatedKept {
    if (-not $global:Windows.ContainsKey('kept')) {
        $global:Windows.kept = @{}
    }
    return $global:Windows.kept
}

function Read-SimulatedContent {
    param([Parameter(Mandatory = $true)] [string] $Path)
    $text = $null
    if ($Path -match '^(?:data|image):') {
        if ($global:Windows.ContainsKey('sources')) {
            $text = $global:Windows.sources[$Path]
        }
        if ($null -eq $text -and $Path.StartsWith('data:')) {
            $text = [System.Convert]::ToBase64String([System.IO.File]::ReadAllBytes((Join-Path -Path $env:HOSTPROCESS_DATA -ChildPath $Path.Substring(5))))
        }
        if ($null -eq $text) {
            throw "no such file: $Path"
        }
    } elseif ($Path.StartsWith($env:SIMULATION_ROOT)) {
        $text = (Get-SimulatedKept)[$Path.Substring($env:SIMULATION_ROOT.Length)]
    } elseif ($global:Windows.paths.ContainsKey($Path) -and $global:Windows.paths[$Path].kind -eq 'file') {
        $text = [string]$global:Windows.paths[$Path].content
    }
    if ($null -ne $text) {
        return , [System.Convert]::FromBase64String($text)
    }
}

function Copy-NodeFile {
    param(
        [Parameter(Mandatory = $true)] [string] $Source,
        [Parameter(Mandatory = $true)] [string] $Destination,
        [Parameter(Mandatory = $true)] [string] $Sha256,
        [string] $Sddl,
        [switch] $Inherits
    )
    if ('file', 'none' -notcontains (Get-NodeUnlinkedPathKind -Path $Destination)) {
        throw "path '$Destination' is not a file"
    }
    $bytes = Read-SimulatedContent -Path $Source
    $copied = Get-BytesSha256 -Bytes $bytes
    if ($copied -cne $Sha256) {
        throw "file '$Source' has the SHA-256 $copied instead of $Sha256"
    }
    if ($Destination.StartsWith($env:SIMULATION_ROOT)) {
        (Get-SimulatedKept)[$Destination.Substring($env:SIMULATION_ROOT.Length)] = [System.Convert]::ToBase64String($bytes)
        Save-SimulatedChange -What 'copy in the folder of the agent'
        return
    }
    $paths = $global:Windows.paths
    $folder = $Destination -replace '\\[^\\]+\z', ''
    if ($folder -notmatch '^[A-Z]:\z' -and -not $paths.ContainsKey($folder)) {
        throw "no such folder: $folder"
    }
    $made = New-SimulatedItem -Kind 'file' -Sddl $Sddl -Inherited 'D:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)'
    $made.content = [System.Convert]::ToBase64String($bytes)
    $paths["$Destination.cdk8s-new"] = $made
    Save-SimulatedChange -What "file $Destination.cdk8s-new"
    if ($paths.ContainsKey($Destination) -and $Sddl -eq '' -and -not $Inherits) {
        $paths["$Destination.cdk8s-new"].sddl = $paths[$Destination].sddl
    }
    $paths[$Destination] = $paths["$Destination.cdk8s-new"]
    $paths.Remove("$Destination.cdk8s-new")
    Save-SimulatedChange -What "file $Destination"
}

function Copy-NodeEarlierFile {
    param(
        [Parameter(Mandatory = $true)] [string] $Path,
        [Parameter(Mandatory = $true)] [string] $Destination,
        [Parameter(Mandatory = $true)] [string] $Sha256,
        [string] $Sddl,
        [long] $Longest = [long]::MaxValue
    )
    Copy-NodeFile -Source $Path -Destination $Destination -Sha256 $Sha256 -Sddl $Sddl
}

function Move-NodePath {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [string] $Destination)
    $paths = $global:Windows.paths
    foreach ($name in @($paths.Keys | Where-Object { $_ -eq $Path -or $_ -like "$Path\*" })) {
        $paths[$Destination + $name.Substring($Path.Length)] = $paths[$name]
        $paths.Remove($name)
    }
    Save-SimulatedChange -What "path $Path moved"
}

function Remove-NodeLeftFile {
    param([Parameter(Mandatory = $true)] [string] $Folder, [string] $Name = '*')
    foreach ($name in @($global:Windows.paths.Keys | Where-Object { $_ -like "$Folder\*.cdk8s-new" })) {
        Remove-NodePath -Path $name
    }
}

function Remove-NodePath {
    param([Parameter(Mandatory = $true)] [string] $Path)
    if ($Path.StartsWith($env:SIMULATION_ROOT)) {
        if ([System.IO.File]::Exists($Path)) {
            Enter-SimulatedChange -What "no file $(Get-NameInFolder -Path $Path -Folder $env:SIMULATION_ROOT)"
            [System.IO.File]::Delete($Path)
        }
        return
    }
    if ((Get-NodeUnlinkedPathKind -Path $Path) -eq 'none') {
        return
    }
    if (@($global:Windows.paths.Keys | Where-Object { $_ -like "$Path\*" }).Count -gt 0) {
        throw "folder '$Path' is not empty. Move or delete its content first."
    }
    $global:Windows.paths.Remove($Path)
    Save-SimulatedChange -What "no path $Path"
}
