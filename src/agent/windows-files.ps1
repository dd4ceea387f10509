# needs: facts-node-agent, windows-path-security, windows-unlinked-change, windows-unlinked-path
# Files and folders of the node, and the folder of the agent.

# The end of the name of a file until it is complete. Before it is a random part, so that no other
# account can take the name first. A file that an interrupted agent leaves behind is deleted before
# the next one is written.
$temporarySuffix = '.cdk8s-new'
$leftFileSeconds = 2

# For a file that replaces another one and gets the permissions of that file at the end.
$unreadableSddl = 'O:SYG:SYD:P(A;;FA;;;SY)(A;;FA;;;BA)'

# The kind of the item at a path: 'none', 'file', 'directory', or 'link' for any reparse point.
function Get-NodePathKind {
    param([Parameter(Mandatory = $true)] [string] $Path)
    try {
        $attributes = [System.IO.File]::GetAttributes($Path)
    } catch [System.IO.FileNotFoundException] {
        return 'none'
    } catch [System.IO.DirectoryNotFoundException] {
        return 'none'
    }
    if (($attributes -band [System.IO.FileAttributes]::ReparsePoint) -ne 0) {
        return 'link'
    }
    if (($attributes -band [System.IO.FileAttributes]::Directory) -ne 0) {
        return 'directory'
    }
    return 'file'
}

# The folder that all agents of this library share.
function Get-NodeStateRoot {
    return $stateRoot
}

# Replaces a whole file, in UTF-8 without a byte order mark. Readers see either the old content or
# the new.
function Write-NodeFile {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text, [switch] $Inherits)
    Write-NodeFileByte -Path $Path -Bytes ((New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false).GetBytes($Text)) -Inherits:$Inherits
}

function Write-NodeFileByte {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [byte[]] $Bytes, [switch] $Inherits)
    Update-NodeFile -Path $Path -Inherits:$Inherits -Write { $args[0].Write($Bytes, 0, $Bytes.Length) }
}

# Creates or replaces a file with the content that a script block writes to a stream. The file gets
# its name in one step, after its content is on the disk. It has the given permissions, or those of
# the file that it replaces, unless it inherits those of its folder.
function Update-NodeFile {
    param([Parameter(Mandatory = $true)] [string] $Path, [string] $Sddl, [switch] $Inherits, [Parameter(Mandatory = $true)] [scriptblock] $Write)
    $place = $Path.LastIndexOf([char]'\')
    if ($place -gt 0) {
        Remove-NodeLeftFile -Folder $Path.Substring(0, $place) -Name $Path.Substring($place + 1)
    }
    $temporary = $Path + '.' + [Guid]::NewGuid().ToString('N').Substring(0, 8) + $temporarySuffix
    $earlier = if ([string]::IsNullOrEmpty($Sddl) -and -not $Inherits) { Get-EarlierSddl -Path $Path } else { $null }
    $stream = Open-NewNodeFile -Path $temporary -Sddl $(if ($null -eq $earlier) { $Sddl } else { $unreadableSddl })
    $isComplete = $false
    try {
        $null = & $Write $stream
        $stream.Flush($true)
        if ($null -ne $earlier) {
            Set-OpenedPathSddl -Opened $stream.SafeFileHandle -Path $temporary -Sddl $earlier
        }
        Move-OpenedItem -Opened $stream.SafeFileHandle -Path $Path
        $isComplete = $true
    } finally {
        $stream.Dispose()
        if (-not $isComplete) {
            # The reason is more useful than what this says.
            try { Remove-NodePath -Path $temporary } catch { $null = $_ }
        }
    }
}

# The permissions of a file, or nothing if the path does not exist.
function Get-EarlierSddl {
    param([Parameter(Mandatory = $true)] [string] $Path)
    $opened = Open-NodePath -Path $Path -Rights $readPathSecurity -AllowMissing
    if ($null -ne $opened) {
        $opened.Dispose()
        Read-NodePathSddl -Path $Path
    }
}

# Deletes what an interrupted agent has left in a folder, for one file or for all. Files that others
# keep open stay.
function Remove-NodeLeftFile {
    param([Parameter(Mandatory = $true)] [string] $Folder, [string] $Name = '')
    if (-not [System.IO.Directory]::Exists($Folder)) {
        return
    }
    $left = '\\' + $(if ($Name -eq '') { '[^\\]+' } else { [regex]::Escape($Name) }) + '\.[0-9a-f]{8}' + [regex]::Escape($temporarySuffix) + '\z'
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    # Others may have created many files, and their names are found one after another.
    foreach ($path in [System.IO.Directory]::EnumerateFiles($Folder, "*$temporarySuffix")) {
        if ($clock.Elapsed.TotalSeconds -ge $leftFileSeconds) {
            return
        }
        if ($path -cnotmatch $left) {
            continue
        }
        try {
            Remove-NodePath -Path $path
        } catch {
            $null = $_
        }
    }
}
