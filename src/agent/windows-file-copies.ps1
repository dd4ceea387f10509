# needs: windows-files, windows-timed-call, windows-unlinked-path
# Copies files from the pod to the node.

$sourceMilliseconds = 10000

# The path of a file of the pod: 'data:<name>' in its ConfigMap, 'image:<path>' in its image.
function Resolve-NodeSource {
    param([Parameter(Mandatory = $true)] [string] $Source)
    if ($Source.StartsWith('data:', [StringComparison]::Ordinal)) {
        return Join-Path -Path $env:HOSTPROCESS_DATA -ChildPath $Source.Substring(5)
    }
    if ($Source.StartsWith('image:', [StringComparison]::Ordinal)) {
        return Join-Path -Path $env:CONTAINER_SANDBOX_MOUNT_POINT -ChildPath $Source.Substring(6)
    }
    throw "source '$Source' must begin with data: or image:"
}

# Another account that may read the file can have an oplock on it. The kubelet mounts the files of a
# ConfigMap as links.
function Open-NodeSource {
    param([Parameter(Mandatory = $true)] [string] $Source)
    Import-NativeCode
    try {
        return [HostProcessNode.TimedCall]::OpenToRead($sourceMilliseconds, (Resolve-NodeSource -Source $Source))
    } catch {
        throw "source '$Source' cannot be opened: $($_.Exception.GetBaseException().Message)"
    }
}

# The SHA-256 of a file of the node in lower-case hexadecimal, or nothing if the file does not
# exist. Reads files that are open for writing too, such as logs and databases. Any account that can
# write can make a file that takes hours to read, so a file that is too long has a text instead.
function Get-NodeFileSha256 {
    param([Parameter(Mandatory = $true)] [string] $Path, [long] $Longest = [long]::MaxValue)
    $opened = Open-NodePath -Path $Path -Rights $readFileData -AllowMissing
    if ($null -eq $opened) {
        return $null
    }
    $stream = New-Object -TypeName System.IO.FileStream -ArgumentList $opened, ([System.IO.FileAccess]::Read)
    try {
        return Read-StreamSha256 -From $stream -Longest $Longest
    } finally {
        $stream.Dispose()
    }
}

# Reads a stream to its end, copies it to another stream if there is one, and returns its hash. The
# file may become longer while it is read.
function Read-StreamSha256 {
    param([Parameter(Mandatory = $true)] [System.IO.Stream] $From, [System.IO.Stream] $To, [Parameter(Mandatory = $true)] [long] $Longest)
    $algorithm = [System.Security.Cryptography.SHA256]::Create()
    try {
        $buffer = New-Object -TypeName byte[] -ArgumentList 65536
        $length = [long]0
        while (($count = $From.Read($buffer, 0, $buffer.Length)) -gt 0) {
            $length += $count
            if ($length -gt $Longest) {
                return "more than $Longest bytes"
            }
            $null = $algorithm.TransformBlock($buffer, 0, $count, $null, 0)
            if ($null -ne $To) {
                $To.Write($buffer, 0, $count)
            }
        }
        $null = $algorithm.TransformFinalBlock($buffer, 0, 0)
        return [System.BitConverter]::ToString($algorithm.Hash).Replace('-', '').ToLowerInvariant()
    } finally {
        $algorithm.Dispose()
    }
}

# Copies a file of the pod to a path, in one step and only if it has the expected hash. With SDDL,
# the copy has these permissions before it has its content.
function Copy-NodeFile {
    param(
        [Parameter(Mandatory = $true)] [string] $Source,
        [Parameter(Mandatory = $true)] [string] $Destination,
        [Parameter(Mandatory = $true)] [string] $Sha256,
        [string] $Sddl,
        [switch] $Inherits
    )
    $from = Open-NodeSource -Source $Source
    try {
        Copy-NodeStream -From $from -What $Source -Destination $Destination -Sha256 $Sha256 -Sddl $Sddl -Inherits:$Inherits
    } finally {
        $from.Dispose()
    }
}

# Copies a file of the node, such as one that the agent is about to replace.
function Copy-NodeEarlierFile {
    param(
        [Parameter(Mandatory = $true)] [string] $Path,
        [Parameter(Mandatory = $true)] [string] $Destination,
        [Parameter(Mandatory = $true)] [string] $Sha256,
        [string] $Sddl,
        [long] $Longest = [long]::MaxValue
    )
    $from = New-Object -TypeName System.IO.FileStream -ArgumentList (Open-NodePath -Path $Path -Rights $readFileData), ([System.IO.FileAccess]::Read)
    try {
        Copy-NodeStream -From $from -What $Path -Destination $Destination -Sha256 $Sha256 -Sddl $Sddl -Longest $Longest
    } finally {
        $from.Dispose()
    }
}

# The length of a file of the pod in bytes.
function Get-NodeSourceLength {
    param([Parameter(Mandatory = $true)] [string] $Source)
    $file = Open-NodeSource -Source $Source
    try {
        return $file.Length
    } finally {
        $file.Dispose()
    }
}

function Copy-NodeStream {
    param(
        [Parameter(Mandatory = $true)] [System.IO.Stream] $From,
        [Parameter(Mandatory = $true)] [string] $What,
        [Parameter(Mandatory = $true)] [string] $Destination,
        [Parameter(Mandatory = $true)] [string] $Sha256,
        [string] $Sddl,
        [switch] $Inherits,
        [long] $Longest = [long]::MaxValue
    )
    Update-NodeFile -Path $Destination -Sddl $Sddl -Inherits:$Inherits -Write {
        $copied = Read-StreamSha256 -From $From -To $args[0] -Longest $Longest
        if ($copied -cne $Sha256) {
            throw "file '$What' has the SHA-256 $copied instead of $Sha256"
        }
    }
}
