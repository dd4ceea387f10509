# needs: windows-registry
# Creates and deletes single registry keys. A key is created in, and deleted through, the handle
# that was checked, so that a symbolic link that another program creates meanwhile cannot redirect
# it.
# https://learn.microsoft.com/en-us/windows-hardware/drivers/ddi/wdm/nf-wdm-zwdeletekey

$createRegistryKeys = 0x4
$deleteRegistryKey = 0x10000

# For SYSTEM and administrators alone: no other account can create a link in the key.
$closedKeySddl = 'D:P(A;CI;KA;;;SY)(A;CI;KA;;;BA)'

# The number of values and keys in a key, or nothing if the key does not exist.
function Read-NodeRegistryKeySize {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View)
    $opened = Open-NodeRegistryKey -Key $Key -View $View -Rights 0
    if ($null -eq $opened) {
        return $null
    }
    try {
        return $opened.ValueCount + $opened.SubKeyCount
    } finally {
        $opened.Dispose()
    }
}

# Creates a key in an existing key, with the permissions that it inherits, or with the closed ones.
# Throws if the key exists.
function New-NodeRegistryKey {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View, [switch] $Closed)
    $place = $Key.LastIndexOf([char]'\')
    $parent = Open-NodeRegistryKey -Key $Key.Substring(0, $place) -View $View -Rights $createRegistryKeys
    if ($null -eq $parent) {
        throw "registry key '$Key' cannot be created: the key above it does not exist"
    }
    $bytes = $null
    if ($Closed) {
        $descriptor = New-Object -TypeName System.Security.AccessControl.RawSecurityDescriptor -ArgumentList $closedKeySddl
        $bytes = New-Object -TypeName byte[] -ArgumentList $descriptor.BinaryLength
        $descriptor.GetBinaryForm($bytes, 0)
    }
    try {
        [HostProcessNode.RegistryPath]::Create($parent.Handle, $Key.Substring($place + 1), $View, $bytes)
    } catch {
        throw "registry key '$Key' cannot be created: $($_.Exception.GetBaseException().Message)"
    } finally {
        $parent.Dispose()
    }
}

# Deletes a key that contains no keys, with its values. Does nothing if it does not exist.
function Remove-NodeRegistryKey {
    param([Parameter(Mandatory = $true)] [string] $Key, [Parameter(Mandatory = $true)] [int] $View)
    $opened = Open-NodeRegistryKey -Key $Key -View $View -Rights $deleteRegistryKey
    if ($null -eq $opened) {
        return
    }
    try {
        [HostProcessNode.RegistryPath]::DeleteKey($opened.Handle)
    } catch {
        throw "registry key '$Key' cannot be deleted: $($_.Exception.GetBaseException().Message)"
    } finally {
        $opened.Dispose()
    }
}
