# needs: fields-windows-service, service-asserts, service-definition, service-steps, service-update, service-versions, windows-service-store
# A service of the agent's own: its program, its definition, and whether it runs. What somebody else has made under that name is never taken over.
# https://learn.microsoft.com/en-us/windows/win32/api/winsvc/nf-winsvc-createservicew

function Assert-WindowsServiceSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    Assert-ServiceName -Setting $Setting
    Assert-ServiceProgram -Setting $Setting
    Assert-ServiceText -Setting $Setting
    Assert-ServiceChoice -Setting $Setting
    Assert-ServicePrivilege -Setting $Setting
    Assert-ServiceNumber -Setting $Setting
}

function Read-WindowsServiceSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $found = Read-ServiceDefinition -Name $Setting.name
    $found.files = Read-ServiceFile -Place (Get-ServicePlace -Setting $Setting) -Setting $Setting
    return $found
}

function Compare-WindowsServiceSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $name = $Setting.name
    $isOwn = Test-CreatedByAgent -Key $Setting.id
    if ($Setting.ensure -ceq 'absent') {
        if ($Current.exists) {
            "service '$name' is there and should not be"
        } elseif ($isOwn -and ($Current.files.folder -eq 'directory' -or (Test-ServiceVendorLeft -Place (Get-ServicePlace -Setting $Setting)))) {
            "folders of service '$name' are left"
        }
        return
    }
    if (-not $isOwn -and $Current.exists) {
        "service '$name' is that of somebody else"
        return
    }
    Compare-ServiceFile -Setting $Setting -Current $Current
    if (-not $Current.exists) {
        "service '$name' is missing"
        return
    }
    $wanted = Get-ServiceWish -Setting $Setting
    $differences = Get-ServiceDifference -Current $Current -Wanted $wanted
    $differences.Values
    if ($Setting.state -cne 'unmanaged' -and $Current.state -cne $Setting.state) {
        "state is '$($Current.state)' instead of '$($Setting.state)'"
    }
    $record = Read-ServiceRecord -Id $Setting.id
    if ($record.ContainsKey('resume')) {
        'an update was begun and not ended'
    } elseif ($differences.Count -eq 0 -and $Current.state -ceq 'running' -and -not (Test-ServiceNoted -Record $record -Revision (Get-ServiceRevision -Values $wanted))) {
        'it runs as defined, and that is not written down'
    }
}

function Sync-WindowsServiceSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $name = $Setting.name
    $isOwn = Test-CreatedByAgent -Key $Setting.id
    if ($Setting.ensure -ceq 'absent') {
        if (-not $isOwn) {
            throw "service '$name' was there before the agent, which removes only what it made. Remove it by hand."
        }
        Remove-WindowsService -Setting $Setting -Current $Current
        return
    }
    Assert-ServicePlace -Setting $Setting -Current $Current
    if (-not $isOwn) {
        if ($Current.exists) {
            throw "service '$name' was there before the agent, which defines only what it made. Remove it by hand, or choose another name."
        }
        if ($Current.files.folder -ne 'none') {
            throw "folder '$((Get-ServicePlace -Setting $Setting).folder)' was there before the agent. Look at what is in it and remove it by hand, or choose another vendor."
        }
        Save-CreatedByAgent -Key $Setting.id
    }
    Sync-ServiceDefinition -Setting $Setting -Current $Current
    $place = Get-ServicePlace -Setting $Setting
    foreach ($version in @(Get-OldServiceVersion -Setting $Setting -Current (Read-WindowsServiceSetting -Setting $Setting))) {
        Remove-ServiceVersion -Folder $place.folder -Version $version
    }
}

function Remove-WindowsService {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    Remove-NodeServiceRecord -Id $Setting.id
    if ($Current.exists) {
        if ($Current.state -cne 'stopped') {
            Stop-ManagedService -Name $Setting.name
        }
        Remove-ManagedService -Name $Setting.name
    }
    Remove-ServiceFolder -Setting $Setting
    Remove-CreatedByAgent -Key $Setting.id
}
