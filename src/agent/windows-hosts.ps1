# needs: windows-files
# The hosts file, byte for byte: each byte becomes one character, so that no encoding can corrupt
# the lines of others.

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

# The content, or nothing if the file does not exist.
function Read-NodeHostsFile {
    $path = Get-NodeHostsPath
    if ([System.IO.File]::Exists($path)) {
        return [System.Text.Encoding]::GetEncoding(28591).GetString([System.IO.File]::ReadAllBytes($path))
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
