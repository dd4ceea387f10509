# needs: path-entry-text, path-stranger, windows-files, windows-path-security, windows-unlinked-change
# What the agent keeps on the node between passes: its lock, what it created, the state before its
# changes, and the marker for the probes. Only SYSTEM and administrators can open the folder: anyone
# who can open a file can keep it open, and then the agent could not replace it.

$stateSddl = 'O:SYG:SYD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)'

# Creates the folders of the agent in a folder in which only administrators create something. Throws
# if others own or can change one of them, because they could then forge the records of the agent.
function Initialize-NodeState {
    $root = Get-NodeStateRoot
    Initialize-NodeStateFolder -Path $root
    foreach ($folder in 'created', 'backup', 'pending', 'running', 'services') {
        Initialize-NodeStateFolder -Path (Join-Path -Path $root -ChildPath $folder)
    }
}

# Creates the folder of one agent, and returns the path of the marker for its probes.
function Initialize-PassMarker {
    param([Parameter(Mandatory = $true)] [string] $Namespace, [Parameter(Mandatory = $true)] [string] $Name)
    $folder = Get-NodeStateRoot
    foreach ($child in 'agents', $Namespace, $Name) {
        $folder = Join-Path -Path $folder -ChildPath $child
        Initialize-NodeStateFolder -Path $folder
    }
    return Join-Path -Path $folder -ChildPath 'pass.txt'
}

function Initialize-NodeStateFolder {
    param([Parameter(Mandatory = $true)] [string] $Path, [string] $Sddl = $stateSddl)
    $kind = Get-NodePathKind -Path $Path
    if ($kind -eq 'none') {
        New-NodeStateFolder -Path $Path -Sddl $Sddl
        $kind = Get-NodePathKind -Path $Path
    }
    if ($kind -ne 'directory') {
        throw "$Path is a $kind, not a folder. Remove it from the node."
    }
    Assert-NodeStateOwner -Path $Path
    if ((Get-PathEntryText -Sddl (Read-NodePathSddl -Path $Path)) -cne (Get-PathEntryText -Sddl $Sddl)) {
        Set-NodePathSddl -Path $Path -Sddl $Sddl
    }
}

# Another agent may create the same folder at the same time.
function New-NodeStateFolder {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [string] $Sddl)
    try {
        New-NodeDirectory -Path $Path -Sddl $Sddl
    } catch {
        if ((Get-NodePathKind -Path $Path) -eq 'none') {
            throw
        }
    }
}

function Assert-NodeStateOwner {
    param([Parameter(Mandatory = $true)] [string] $Path)
    $stranger = Get-PathStranger -Path $Path
    if ($null -ne $stranger) {
        throw "$Path $stranger. Only SYSTEM and administrators may own or change it. Inspect its content, then remove it from the node."
    }
}

# Waits until no other agent works on this node. The lock is released when the process that has it
# ends.
function Open-NodeLock {
    param([Parameter(Mandatory = $true)] [int] $TimeoutSeconds)
    $path = Join-Path -Path (Join-Path -Path (Get-NodeStateRoot) -ChildPath 'running') -ChildPath 'lock'
    $deadline = [DateTime]::UtcNow.AddSeconds($TimeoutSeconds)
    while ($true) {
        try {
            return [System.IO.File]::Open($path, [System.IO.FileMode]::OpenOrCreate, [System.IO.FileAccess]::ReadWrite, [System.IO.FileShare]::None)
        } catch [System.IO.IOException] {
            if ([DateTime]::UtcNow -ge $deadline) {
                throw "another agent has kept $path locked for $TimeoutSeconds seconds. Look at the other pods of this library on this node."
            }
        }
        Start-Sleep -Milliseconds 200
    }
}

function Get-NodeStateFile {
    param([Parameter(Mandatory = $true)] [string] $Folder, [Parameter(Mandatory = $true)] [string] $Key)
    $path = Join-Path -Path (Get-NodeStateRoot) -ChildPath $Folder
    return Join-Path -Path $path -ChildPath "$(Get-TextSha256 -Text $Key).json"
}

# Call this before you create something: if the agent is killed in between, the record remains. For
# something that always exists and only changes, the record contains its earlier state. A backup of
# the state before the first change is kept separately, for operators.
function Save-CreatedByAgent {
    param([Parameter(Mandatory = $true)] [string] $Key, [hashtable] $Was)
    if (-not (Test-CreatedByAgent -Key $Key)) {
        $record = @{ id = $Key; time = (Get-AgentTime) }
        if ($null -ne $Was) {
            $record.was = $Was
        }
        Write-NodeFile -Path (Get-NodeStateFile -Folder 'created' -Key $Key) -Text (ConvertTo-AsciiJson -Value $record)
    }
}

# Returns the state before the agent changed it, or nothing if the agent did not change it.
function Read-ChangedByAgent {
    param([Parameter(Mandatory = $true)] [string] $Key)
    if (Test-CreatedByAgent -Key $Key) {
        $path = Get-NodeStateFile -Folder 'created' -Key $Key
        $record = try { [System.IO.File]::ReadAllText($path) | ConvertFrom-Json } catch { $null }
        if ($null -eq $record) {
            throw "$path, the record of the state before the agent changed it, cannot be read. Delete it: the agent then treats the present state as the earlier one."
        }
        if ($null -ne $record.PSObject.Properties['was']) {
            return $record.was
        }
    }
}

function Test-CreatedByAgent {
    param([Parameter(Mandatory = $true)] [string] $Key)
    return [System.IO.File]::Exists((Get-NodeStateFile -Folder 'created' -Key $Key))
}

function Remove-CreatedByAgent {
    param([Parameter(Mandatory = $true)] [string] $Key)
    if (Test-CreatedByAgent -Key $Key) {
        Remove-NodePath -Path (Get-NodeStateFile -Folder 'created' -Key $Key)
    }
}

# Backs up the state before the agent changes it for the first time.
function Save-NodeBackup {
    param([Parameter(Mandatory = $true)] [string] $Id, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $path = Get-NodeStateFile -Folder 'backup' -Key $Id
    if (-not [System.IO.File]::Exists($path)) {
        Write-NodeFile -Path $path -Text (ConvertTo-AsciiJson -Value @{ id = $Id; time = (Get-AgentTime); was = $Current })
    }
}

# Tells the probes how the last pass of this revision ended. Returns whether the marker is in place.
# If it cannot be written, the agent removes the earlier one. If that fails too, the function
# throws, and the pod is not ready because the agent ends.
function Write-PassMarker {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [string] $Text)
    try {
        if (-not [System.IO.File]::Exists($Path) -or [System.IO.File]::ReadAllText($Path) -cne $Text) {
            Write-NodeFile -Path $Path -Text $Text
        }
        return $true
    } catch {
        Remove-NodePath -Path $Path
        return $false
    }
}

# If the marker cannot be removed now, the pass replaces it, or ends the agent.
function Remove-PassMarker {
    param([Parameter(Mandatory = $true)] [string] $Path)
    try {
        Remove-NodePath -Path $Path
    } catch {
        $null = $_
    }
}
