# needs: facts-reason, fields-audit-policy, windows-audit-policy
# What Windows writes to the Security log: one subcategory of the audit policy. Subcategories always
# exist and only change. Absent restores the state before the agent changed it.

# The first part of each identifier ends with these digits: {0cce....-69ae-11d9-bed3-505054503030}.
# https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-gpac/77878370-0712-47cd-997d-b07053429f6d
$auditSubcategories = @{
    securityStateChange = '9210'
    securitySystemExtension = '9211'
    systemIntegrity = '9212'
    ipsecDriver = '9213'
    otherSystemEvents = '9214'
    logon = '9215'
    logoff = '9216'
    accountLockout = '9217'
    ipsecMainMode = '9218'
    ipsecQuickMode = '9219'
    ipsecExtendedMode = '921a'
    specialLogon = '921b'
    otherLogonLogoffEvents = '921c'
    fileSystem = '921d'
    registry = '921e'
    kernelObject = '921f'
    sam = '9220'
    certificationServices = '9221'
    applicationGenerated = '9222'
    handleManipulation = '9223'
    fileShare = '9224'
    filteringPlatformPacketDrop = '9225'
    filteringPlatformConnection = '9226'
    otherObjectAccessEvents = '9227'
    sensitivePrivilegeUse = '9228'
    nonSensitivePrivilegeUse = '9229'
    otherPrivilegeUseEvents = '922a'
    processCreation = '922b'
    processTermination = '922c'
    dpapiActivity = '922d'
    rpcEvents = '922e'
    auditPolicyChange = '922f'
    authenticationPolicyChange = '9230'
    authorizationPolicyChange = '9231'
    mpssvcRuleLevelPolicyChange = '9232'
    filteringPlatformPolicyChange = '9233'
    otherPolicyChangeEvents = '9234'
    userAccountManagement = '9235'
    computerAccountManagement = '9236'
    securityGroupManagement = '9237'
    distributionGroupManagement = '9238'
    applicationGroupManagement = '9239'
    otherAccountManagementEvents = '923a'
    directoryServiceAccess = '923b'
    directoryServiceChanges = '923c'
    directoryServiceReplication = '923d'
    detailedDirectoryServiceReplication = '923e'
    credentialValidation = '923f'
    kerberosServiceTicketOperations = '9240'
    otherAccountLogonEvents = '9241'
    kerberosAuthenticationService = '9242'
    networkPolicyServer = '9243'
    detailedFileShare = '9244'
    removableStorage = '9245'
    centralAccessPolicyStaging = '9246'
    userDeviceClaims = '9247'
    plugAndPlayEvents = '9248'
    groupMembership = '9249'
    tokenRightAdjusted = '924a'
}
$auditedEvents = @('none', 'success', 'failure', 'successAndFailure')

function Assert-AuditPolicySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $subcategory = $Setting.subcategory
    $isOff = $Setting.events -ceq 'none'
    if ($isOff -ne ($null -ne $Setting.PSObject.Properties['reason'])) {
        throw "the audit policy for '$subcategory' has the events '$($Setting.events)' and $(if ($isOff) { 'no reason' } else { 'a reason' }). Set a reason only if events is 'none'."
    }
    if ($isOff -and ($Setting.reason -cnotmatch $reasonPattern)) {
        throw "reason '$($Setting.reason)' is not valid. Use one line of up to 250 characters."
    }
}

function Get-AuditSubcategoryId {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    return "{0cce$($auditSubcategories[$Setting.subcategory])-69ae-11d9-bed3-505054503030}"
}

function Read-AuditPolicySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    return @{
        exists = $true
        events = $auditedEvents[(Read-NodeAuditPolicy -Id (Get-AuditSubcategoryId -Setting $Setting))]
        was = (Read-ChangedByAgent -Key $Setting.id)
    }
}

# The events to audit. If the setting is absent, these are the events before the agent changed them,
# or the present events if the agent changed nothing.
function Get-WantedAuditEvent {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Setting.ensure -ceq 'present') {
        return $Setting.events
    }
    return $(if ($null -eq $Current.was) { $Current.events } else { $Current.was.events })
}

function Compare-AuditPolicySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $wanted = Get-WantedAuditEvent -Setting $Setting -Current $Current
    if ($Current.events -cne $wanted) {
        "audited events of $($Setting.subcategory) are $($Current.events) instead of $wanted"
    }
}

function Sync-AuditPolicySetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    $wanted = Get-WantedAuditEvent -Setting $Setting -Current $Current
    if ($Setting.ensure -ceq 'present') {
        Save-CreatedByAgent -Key $Setting.id -Was @{ events = $Current.events }
    }
    Set-NodeAuditPolicy -Id (Get-AuditSubcategoryId -Setting $Setting) -Events ([System.Array]::IndexOf($auditedEvents, $wanted))
    if ($Setting.ensure -ceq 'absent') {
        Remove-CreatedByAgent -Key $Setting.id
    }
}
