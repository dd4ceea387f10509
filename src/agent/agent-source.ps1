# needs: facts-unmanaged-folders, path-stranger, windows-pod-volume
# Whether others can change the scripts of this pod. The entry scripts run before any checksum is
# compared, so an account that can change them can run code as LocalSystem. The agent can only
# report this.

# A file that others add to the folder does not run. But an account that can add folders where the
# kubelet is about to create them owns the volume.
$addingRights = 0x6

# Returns true, false, or nothing if Windows does not tell. Writes an event if it is not false.
function Test-ScriptsWritable {
    param([Parameter(Mandatory = $true)] [string] $Folder)
    try {
        $problem = Get-ScriptWriter -Folder $Folder
        $isWritable = $null -ne $problem
    } catch {
        $problem = "the permissions of the agent's scripts cannot be read: $($_.Exception.Message)"
        $isWritable = $null
    }
    if ($null -ne $problem) {
        Write-AgentEvent -Properties ([ordered]@{ event = 'warning'; message = $problem })
    }
    return $isWritable
}

function Get-ScriptWriter {
    param([Parameter(Mandatory = $true)] [string] $Folder)
    $folders = @($Folder)
    # The kubelet keeps the files of a ConfigMap in a folder to which this link leads.
    $data = Join-Path -Path $Folder -ChildPath '..data'
    if ([System.IO.Directory]::Exists($data)) {
        $folders += $data
    }
    $files = @('run-node-script.ps1', 'script.ps1' | ForEach-Object { Join-Path -Path $Folder -ChildPath $_ })
    # An account that can rename one of these folders can put another one in its place.
    $folders += @('C:\var', 'C:\var\lib', 'C:\var\lib\kubelet', $kubeletVolumes | Where-Object { [System.IO.Directory]::Exists($_) })
    foreach ($path in $folders + $files) {
        $security = Read-NodeVolumeSecurity -Path $path
        $isMounted = $folders -ccontains $path -and $path -cne $kubeletVolumes
        $rights = if ($isMounted) { $changingRights -band -bnot $addingRights } else { $changingRights }
        $stranger = Get-Stranger -Owner $security.owner -Sddl $security.sddl -Rights $rights
        if ($null -ne $stranger) {
            return "$path, which contains scripts of the agent, $stranger. An account that can change it can run code as LocalSystem. Restrict the folder of the kubelet, for example with NodeDirectory.kubeletVolumes()."
        }
    }
}
