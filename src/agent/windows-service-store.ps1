# needs: windows-files, windows-program, windows-unlinked-change
# Parts of a service that no call of the service control manager reaches: its environment, its
# record, and the folder of its versions.

# The variables of a service besides those of the computer, as NAME=value.
# https://learn.microsoft.com/en-us/windows-hardware/drivers/install/hklm-system-currentcontrolset-services-registry-tree
function Read-NodeServiceEnvironment {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey("SYSTEM\CurrentControlSet\Services\$Name", $false)
    if ($null -ne $key) {
        try {
            $key.GetValue('Environment', @())
        } finally {
            $key.Dispose()
        }
    }
}

function Set-NodeServiceEnvironment {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [string[]] $Variables)
    $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey("SYSTEM\CurrentControlSet\Services\$Name", $true)
    try {
        if ($Variables.Count -gt 0) {
            $key.SetValue('Environment', $Variables, [Microsoft.Win32.RegistryValueKind]::MultiString)
        } else {
            $key.DeleteValue('Environment', $false)
        }
    } finally {
        $key.Dispose()
    }
}

# Whether the account of a service is marked as one whose password Windows manages.
# https://learn.microsoft.com/en-us/troubleshoot/entra/entra-id/ad-dmn-services/azure-ad-hybrid-sync-gmsa-set-logon-service
function Read-NodeServiceManaged {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey("SYSTEM\CurrentControlSet\Services\$Name", $false)
    if ($null -eq $key) {
        return $false
    }
    try {
        return @($key.GetValue('ServiceAccountManaged', 0))[0] -ne 0
    } finally {
        $key.Dispose()
    }
}

function Set-NodeServiceManaged {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [bool] $IsManaged)
    $null = Invoke-NodeProgram -Path "$env:SystemRoot\System32\sc.exe" -Arguments @('managedaccount', $Name, $(if ($IsManaged) { 'true' } else { 'false' }))
}

function Read-NodeServiceRecord {
    param([Parameter(Mandatory = $true)] [string] $Id)
    $path = Get-NodeStateFile -Folder 'services' -Key $Id
    if ([System.IO.File]::Exists($path)) {
        return [System.IO.File]::ReadAllText($path)
    }
    return $null
}

function Write-NodeServiceRecord {
    param([Parameter(Mandatory = $true)] [string] $Id, [Parameter(Mandatory = $true)] [string] $Text)
    Write-NodeFile -Path (Get-NodeStateFile -Folder 'services' -Key $Id) -Text $Text
}

function Remove-NodeServiceRecord {
    param([Parameter(Mandatory = $true)] [string] $Id)
    $path = Get-NodeStateFile -Folder 'services' -Key $Id
    if ([System.IO.File]::Exists($path)) {
        Remove-NodePath -Path $path
    }
}

# The names in a folder, the oldest first. None if the folder does not exist.
function Read-NodeFolder {
    param([Parameter(Mandatory = $true)] [string] $Path)
    if ([System.IO.Directory]::Exists($Path)) {
        $folder = New-Object -TypeName System.IO.DirectoryInfo -ArgumentList $Path
        $folder.GetFileSystemInfos() | Sort-Object -Property CreationTimeUtc, Name | ForEach-Object { $_.Name }
    }
}
