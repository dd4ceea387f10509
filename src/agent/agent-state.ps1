# needs: path-stranger, windows-files
# What the agent keeps on the node between passes: its lock, what it created, the state before its
# changes, and the marker for the readiness probe. Only SYSTEM can write to the folder.

# SYSTEM can write. Administrators and LocalService, which runs the probes that read the marker, can
# read. Nothing is inherited.
$stateSddl = 'O:SYG:SYD:P(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;BA)(A;OICI;0x1200a9;;;LS)'
# Records contain earlier registry values and files: only SYSTEM and administrators can read them.
$recordSddl = 'O:SYG:SYD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)'

# Creates the folders of the agent. Throws if others created or can change one of them, because they
# could then forge the records of the agent.
function Initialize-NodeState {
    param([Parameter(Mandatory = $true)] [string] $Namespace, [Parameter(Mandatory = $true)] [string] $Name)
    $root = Get-NodeStateRoot
    $own = Join-Path -Path (Join-Path -Path $root -ChildPath $Namespace) -ChildPath $Name
    Initialize-NodeStateFolder -Path $root -Sddl $stateSddl
    Initialize-NodeStateFolder -Path (Split-Path -Path $own -Parent)
    Initialize-NodeStateFolder -Path $own
    foreach ($name in 'created', 'backup', 'pending', 'running', 'services') {
        Initialize-NodeStateFolder -Path (Join-Path -Path $root -ChildPath $name) -Sddl $recordSddl
    }
    return @{ root = $root; marker = (Join-Path -Path $own -ChildPath 'ready.txt') }
}

function Initialize-NodeStateFolder {
    param([Parameter(Mandatory = $true)] [string] $Path, [string] $Sddl)
    if ((Get-NodePathKind -Path $Path) -eq 'none') {
        New-NodeDirectory -Path $Path -Sddl $Sddl
    }
    $kind = Get-NodePathKind -Path $Path
    if ($kind -ne 'directory') {
        throw "$Path is a $kind, not a folder. Remove it from the node."
    }
    Assert-NodeStateOwner -Path $Path
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
    param([Parameter(Mandatory = $true)] [string] $Root, [Parameter(Mandatory = $true)] [int] $TimeoutSeconds)
    # In a folder that others cannot read: anyone who can open the file could keep it open.
    $path = Join-Path -Path (Join-Path -Path $Root -ChildPath 'running') -ChildPath 'lock'
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
        Remove-NodeFile -Path (Get-NodeStateFile -Folder 'created' -Key $Key)
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

# Tells the readiness probe that this revision is in place.
function Write-ReadyMarker {
    param([Parameter(Mandatory = $true)] [hashtable] $State, [Parameter(Mandatory = $true)] [string] $Revision)
    if (-not [System.IO.File]::Exists($State.marker) -or [System.IO.File]::ReadAllText($State.marker) -ne "$Revision`n") {
        Write-NodeFile -Path $State.marker -Text "$Revision`n"
    }
}

function Remove-ReadyMarker {
    param([Parameter(Mandatory = $true)] [hashtable] $State)
    if ([System.IO.File]::Exists($State.marker)) {
        Remove-NodeFile -Path $State.marker
    }
}
