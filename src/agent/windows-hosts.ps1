# needs: windows-files, windows-unlinked-path
# The hosts file, byte for byte: each byte becomes one character, so that no encoding can corrupt
# the lines of others.

$hostsRetries = 4
$hostsRetryMilliseconds = 500

# The path at which Windows looks for the file.
function Get-NodeHostsPath {
    $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('SYSTEM\CurrentControlSet\Services\Tcpip\Parameters')
    $folder = $null
    if ($null -ne $key) {
        try {
            $folder = $key.GetValue('DataBasePath')
        } finally {
            $key.Dispose()
        }
    }
    if ([string]::IsNullOrEmpty($folder)) {
        $folder = "$env:SystemRoot\System32\drivers\etc"
    }
    return $folder.TrimEnd('\') + '\hosts'
}

# The content, or nothing if the file does not exist. Another program that replaces the file may
# delete it first, so a missing file is looked for again.
function Read-NodeHostsFile {
    $path = Get-NodeHostsPath
    for ($retry = 0; $retry -le $hostsRetries; $retry++) {
        $opened = Open-NodePath -Path $path -Rights $readFileData -AllowMissing
        if ($null -ne $opened) {
            return Read-OpenedText -Opened $opened
        }
        Start-Sleep -Milliseconds $hostsRetryMilliseconds
    }
}

function Read-OpenedText {
    param([Parameter(Mandatory = $true)] [Microsoft.Win32.SafeHandles.SafeFileHandle] $Opened)
    $stream = New-Object -TypeName System.IO.FileStream -ArgumentList $Opened, ([System.IO.FileAccess]::Read)
    $reader = New-Object -TypeName System.IO.StreamReader -ArgumentList $stream, ([System.Text.Encoding]::GetEncoding(28591)), $false
    try {
        return $reader.ReadToEnd()
    } finally {
        $reader.Dispose()
    }
}

function Write-NodeHostsFile {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text)
    $path = Get-NodeHostsPath
    $readOnly = [System.IO.FileAttributes]::ReadOnly
    # Hardened images protect the file with this attribute.
    $isReadOnly = [System.IO.File]::Exists($path) -and ([System.IO.File]::GetAttributes($path) -band $readOnly) -ne 0
    if ($isReadOnly) {
        [System.IO.File]::SetAttributes($path, [System.IO.File]::GetAttributes($path) -band -bnot $readOnly)
    }
    try {
        Write-NodeFileByte -Path $path -Bytes ([System.Text.Encoding]::GetEncoding(28591).GetBytes($Text))
    } finally {
        if ($isReadOnly) {
            [System.IO.File]::SetAttributes($path, [System.IO.File]::GetAttributes($path) -bor $readOnly)
        }
    }
}
