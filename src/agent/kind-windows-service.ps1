# needs: fields-windows-service, service-asserts, service-definition, service-steps, service-update, service-versions, windows-managed-accounts, windows-service-store
# A service that the agent defines: its program, its definition, and whether it runs. The agent
# never takes over a service that it did not create.
# https://learn.microsoft.com/en-us/windows/win32/api/winsvc/nf-winsvc-createservicew

$managedAccountProblems = @{
    missing = 'the domain has no such account'
    ordinary = 'it is not a managed service account. Create one with New-ADServiceAccount.'
    closed = 'this node is not allowed to retrieve its password. Add the node to PrincipalsAllowedToRetrieveManagedPassword, and restart the node if you added it to a group.'
    installable = 'it is not installed on this node. Run Install-ADServiceAccount, or use a group managed service account.'
}

function Assert-WindowsServiceSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    Assert-ServiceName -Setting $Setting
    Assert-ServiceProgram -Setting $Setting
    Assert-ServiceText -Setting $Setting
    Assert-ServiceChoice -Setting $Setting
    Assert-ServicePrivilege -Setting $Setting
    Assert-ServiceNumber -Setting $Setting
    Assert-ServiceTimeout -Setting $Setting
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
            "service '$name' exists and should not"
        } elseif ($isOwn -and ($Current.files.folder -eq 'directory' -or (Test-ServiceVendorLeft -Place (Get-ServicePlace -Setting $Setting)))) {
            "folders of service '$name' still exist"
        }
        return
    }
    if (-not $isOwn -and $Current.exists) {
        "service '$name' was not created by the agent"
        return
    }
    Compare-ServiceFile -Setting $Setting -Current $Current
    if (-not $Current.exists) {
        "service '$name' does not exist"
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
        'an update was started but not completed'
    } elseif ($differences.Count -eq 0 -and $Current.state -ceq 'running' -and -not (Test-ServiceNoted -Record $record -Revision (Get-ServiceRevision -Values $wanted))) {
        'it runs as defined, but the agent has not recorded that yet'
    }
}

function Sync-WindowsServiceSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $name = $Setting.name
    $isOwn = Test-CreatedByAgent -Key $Setting.id
    if ($Setting.ensure -ceq 'absent') {
        if (-not $isOwn) {
            throw "service '$name' existed before the agent, so the agent does not delete it. Delete it by hand."
        }
        Remove-WindowsService -Setting $Setting -Current $Current
        return
    }
    Assert-ServicePlace -Setting $Setting -Current $Current
    Assert-ManagedAccount -Setting $Setting
    if (-not $isOwn) {
        if ($Current.exists) {
            throw "service '$name' existed before the agent, so the agent does not define it. Delete it by hand, or choose another name."
        }
        if ($Current.files.folder -ne 'none') {
            throw "folder '$((Get-ServicePlace -Setting $Setting).folder)' existed before the agent. Inspect its content and delete it by hand, or choose another vendor."
        }
        Save-CreatedByAgent -Key $Setting.id
    }
    Sync-ServiceDefinition -Setting $Setting -Current $Current
    $place = Get-ServicePlace -Setting $Setting
    foreach ($version in @(Get-OldServiceVersion -Setting $Setting -Current (Read-WindowsServiceSetting -Setting $Setting))) {
        Remove-ServiceVersion -Folder $place.folder -Version $version
    }
}

# Checks before a change only, so that a service that runs does not depend on a domain controller.
function Assert-ManagedAccount {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if ($Setting.account -cne 'groupManaged') {
        return
    }
    $account = $Setting.accountName
    $state = Read-NodeManagedAccount -Name $account.Substring($account.IndexOf([char]'\') + 1)
    if ($state -cne 'installed') {
        throw "service '$($Setting.name)' cannot run as '$account': $($managedAccountProblems[$state])"
    }
}

function Remove-WindowsService {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    Remove-NodeServiceRecord -Id $Setting.id
    if ($Current.exists) {
        if ($Current.state -cne 'stopped') {
            Stop-ManagedService -Setting $Setting
        }
        Remove-ManagedService -Name $Setting.name
    }
    Remove-ServiceFolder -Setting $Setting
    Remove-CreatedByAgent -Key $Setting.id
}
