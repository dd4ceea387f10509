# Fields of settings of the kind auditPolicy.
# Generated from src/agent/kind-audit-policy.schema.json by "npx projen generate". Do not edit.

$settingKinds['auditPolicy'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"auditPolicy"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'subcategory' = '"securityStateChange" | "securitySystemExtension" | "systemIntegrity" | "ipsecDriver" | "otherSystemEvents" | "logon" | "logoff" | "accountLockout" | "ipsecMainMode" | "ipsecQuickMode" | "ipsecExtendedMode" | "specialLogon" | "otherLogonLogoffEvents" | "fileSystem" | "registry" | "kernelObject" | "sam" | "certificationServices" | "applicationGenerated" | "handleManipulation" | "fileShare" | "filteringPlatformPacketDrop" | "filteringPlatformConnection" | "otherObjectAccessEvents" | "sensitivePrivilegeUse" | "nonSensitivePrivilegeUse" | "otherPrivilegeUseEvents" | "processCreation" | "processTermination" | "dpapiActivity" | "rpcEvents" | "auditPolicyChange" | "authenticationPolicyChange" | "authorizationPolicyChange" | "mpssvcRuleLevelPolicyChange" | "filteringPlatformPolicyChange" | "otherPolicyChangeEvents" | "userAccountManagement" | "computerAccountManagement" | "securityGroupManagement" | "distributionGroupManagement" | "applicationGroupManagement" | "otherAccountManagementEvents" | "directoryServiceAccess" | "directoryServiceChanges" | "directoryServiceReplication" | "detailedDirectoryServiceReplication" | "credentialValidation" | "kerberosServiceTicketOperations" | "otherAccountLogonEvents" | "kerberosAuthenticationService" | "networkPolicyServer" | "detailedFileShare" | "removableStorage" | "centralAccessPolicyStaging" | "userDeviceClaims" | "plugAndPlayEvents" | "groupMembership" | "tokenRightAdjusted"'
        'events' = '"none" | "success" | "failure" | "successAndFailure"'
        'reason?' = 'string'
    }
}
