# Permissions of folders and files of the pod. The kubelet mounts the files of a ConfigMap as links,
# so, unlike for paths of settings, links are followed.

# The owner and the permissions in SDDL.
function Read-NodeVolumeSecurity {
    param([Parameter(Mandatory = $true)] [string] $Path)
    $sddl = (Get-Acl -LiteralPath $Path -ErrorAction Stop).Sddl
    $descriptor = New-Object -TypeName System.Security.AccessControl.RawSecurityDescriptor -ArgumentList $sddl
    return @{ owner = $descriptor.Owner.Value; sddl = $descriptor.GetSddlForm([System.Security.AccessControl.AccessControlSections]::Access) }
}
