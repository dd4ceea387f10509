# needs: node-paths, path-entry-text, path-stranger, windows-file-copies, windows-path-security, windows-service-store, windows-unlinked-change
# The folders for the programs of services: one for each set of files, in a folder of the service.
# Users can read the folders, but only SYSTEM and administrators can write to them.

$serviceFolderList = 'D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)'

# The folder of a service, the folder of its current files, and its program. There are no folders if
# the program is already on the node.
function Get-ServicePlace {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if (@($Setting.files).Count -eq 0) {
        return @{ staged = $false; program = $Setting.program }
    }
    $vendor = "C:\Program Files\$($Setting.vendor)"
    $folder = "$vendor\$($Setting.name)"
    $lines = @($Setting.files | ForEach-Object { "$($_.name) $($_.sha256)`n" })
    $version = (Get-TextSha256 -Text (-join $lines)).Substring(0, 16)
    return @{ staged = $true; vendor = $vendor; folder = $folder; name = $version; version = "$folder\$version"; program = "$folder\$version\$($Setting.program)" }
}

# Reads which of the files are on the node.
function Read-ServiceFile {
    param([Parameter(Mandatory = $true)] [hashtable] $Place, [Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if (-not $Place.staged) {
        $hasProgram = (Get-NodeUnlinkedPathKind -Path $Place.program) -eq 'file'
        $open = if ($hasProgram) { Get-OpenServicePath -Path $Place.program }
        return @{ folder = 'none'; versions = @(); missing = @(); hasProgram = $hasProgram; open = $open }
    }
    $kind = Get-NodeUnlinkedPathKind -Path $Place.folder
    $found = @{ folder = $kind; versions = @(); missing = @($Setting.files | ForEach-Object { $_.name }); hasProgram = $true; open = $null }
    if ((Get-NodeUnlinkedPathKind -Path $Place.vendor) -eq 'directory') {
        $found.open = Get-OpenServicePath -Path $Place.vendor
    }
    if ($kind -eq 'directory') {
        $found.sddl = Read-NodePathSddl -Path $Place.folder
        $found.owner = Read-NodePathOwner -Path $Place.folder
        $found.versions = @(Read-NodeFolder -Path $Place.folder | Where-Object { $_ -cmatch '^[0-9a-f]{16}\z' })
        $found.missing = @($Setting.files | Where-Object { -not (Test-ServiceFile -Place $Place -File $_) } | ForEach-Object { $_.name })
    }
    return $found
}

# Returns a message if others can change the path or a folder above it, and so replace the program
# of the service. Returns nothing if the path is safe.
function Get-OpenServicePath {
    param([Parameter(Mandatory = $true)] [string] $Path)
    $open = Get-OpenPath -Path $Path -Skip 2
    if ($null -ne $open) {
        "$open, who could replace the program of the service. Remove that access, or choose another folder."
    }
}

function Test-ServiceFile {
    param([Parameter(Mandatory = $true)] [hashtable] $Place, [Parameter(Mandatory = $true)] [pscustomobject] $File)
    $path = "$($Place.version)\$($File.name)"
    return (Get-NodeUnlinkedPathKind -Path $path) -eq 'file' -and (Get-NodeFileSha256 -Path $path) -ceq $File.sha256
}

function Compare-ServiceFile {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $place = Get-ServicePlace -Setting $Setting
    if (-not $Current.files.hasProgram) {
        "program '$($place.program)' does not exist"
    }
    if ($null -ne $Current.files.open) {
        $Current.files.open
    }
    if ($Current.files.missing.Count -gt 0) {
        "version $($place.name) lacks $($Current.files.missing -join ', ')"
    }
    if ($Current.files.folder -eq 'directory' -and (Get-PathEntryText -Sddl $Current.files.sddl) -cne (Get-PathEntryText -Sddl $serviceFolderList)) {
        "permissions of folder '$($place.folder)' are $($Current.files.sddl)"
    }
    if ($Current.files.folder -eq 'directory' -and $safeOwners -cnotcontains $Current.files.owner) {
        "folder '$($place.folder)' belongs to $($Current.files.owner)"
    }
    $left = @(Get-OldServiceVersion -Setting $Setting -Current $Current)
    if ($left.Count -gt 0) {
        "versions $($left -join ', ') should be deleted"
    }
}

# All versions except the current one, the one that runs, and the newest of the others.
function Get-OldServiceVersion {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $place = Get-ServicePlace -Setting $Setting
    if ($place.staged) {
        $others = @($Current.files.versions | Where-Object { $_ -cne $place.name -and -not ([string]$Current['binaryPath']).Contains("\$_\") })
        $kept = $Setting.keepVersions - 1
        if ($Current.exists -and -not $Current.binaryPath.Contains("\$($place.name)\")) {
            $kept--
        }
        $others | Select-Object -First ([Math]::Max(0, $others.Count - $kept))
    }
}

# Checks before the agent creates anything, including the record that the service belongs to the
# agent.
function Assert-ServicePlace {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if (-not $Current.files.hasProgram) {
        throw "program '$($Setting.program)' does not exist on this node. Install it first, or copy it from an image with ServiceBinary.fromImage()."
    }
    if ($null -ne $Current.files.open) {
        throw $Current.files.open
    }
}

# Creates the folders and copies the files. Checks each file before it gets its final name.
function Sync-ServiceFile {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $place = Get-ServicePlace -Setting $Setting
    if (-not $place.staged) {
        return
    }
    if ((Get-NodeUnlinkedPathKind -Path $place.vendor) -eq 'none') {
        Save-CreatedByAgent -Key (Get-ServiceVendorKey -Place $place)
        New-NodeDirectory -Path $place.vendor
    }
    if ((Get-NodeUnlinkedPathKind -Path $place.folder) -eq 'none') {
        New-NodeDirectory -Path $place.folder -Sddl "O:SYG:SY$serviceFolderList"
    } elseif ($safeOwners -cnotcontains (Read-NodePathOwner -Path $place.folder)) {
        throw "folder '$($place.folder)' belongs to neither SYSTEM nor administrators: another account has created it. Inspect its content and delete it by hand."
    } elseif ((Get-PathEntryText -Sddl (Read-NodePathSddl -Path $place.folder)) -cne (Get-PathEntryText -Sddl $serviceFolderList)) {
        Set-NodePathSddl -Path $place.folder -Sddl $serviceFolderList
    }
    if ((Get-NodeUnlinkedPathKind -Path $place.version) -eq 'none') {
        New-NodeDirectory -Path $place.version
    }
    foreach ($file in $Setting.files) {
        if (-not (Test-ServiceFile -Place $place -File $file)) {
            Copy-NodeFile -Source $file.source -Destination "$($place.version)\$($file.name)" -Sha256 $file.sha256
        }
    }
}

function Remove-ServiceVersion {
    param([Parameter(Mandatory = $true)] [string] $Folder, [Parameter(Mandatory = $true)] [string] $Version)
    foreach ($name in @(Read-NodeFolder -Path "$Folder\$Version")) {
        Remove-NodePath -Path "$Folder\$Version\$name"
    }
    Remove-NodePath -Path "$Folder\$Version"
}

# Deletes the folder of the service with all files of the agent. Deletes the folder of the vendor if
# the agent created it and it is empty.
function Remove-ServiceFolder {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $place = Get-ServicePlace -Setting $Setting
    if (-not $place.staged) {
        return
    }
    foreach ($version in @(Read-NodeFolder -Path $place.folder | Where-Object { $_ -cmatch '^[0-9a-f]{16}\z' })) {
        Remove-ServiceVersion -Folder $place.folder -Version $version
    }
    Remove-NodePath -Path $place.folder
    if (Test-ServiceVendorLeft -Place $place) {
        Remove-NodePath -Path $place.vendor
        Remove-CreatedByAgent -Key (Get-ServiceVendorKey -Place $place)
    }
}

function Get-ServiceVendorKey {
    param([Parameter(Mandatory = $true)] [hashtable] $Place)
    return "folder/$($Place.vendor.ToLowerInvariant())"
}

# Whether the agent created the folder of the vendor and nothing uses it any more.
function Test-ServiceVendorLeft {
    param([Parameter(Mandatory = $true)] [hashtable] $Place)
    return $Place.staged -and (Test-CreatedByAgent -Key (Get-ServiceVendorKey -Place $Place)) -and @(Read-NodeFolder -Path $Place.vendor).Count -eq 0
}
