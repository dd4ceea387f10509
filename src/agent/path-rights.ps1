# The rights of Windows for each access of a setting.

# ReadAndExecute; with Write; Modify.
# https://learn.microsoft.com/en-us/dotnet/api/system.security.accesscontrol.filesystemrights
$pathRights = @{ read = '0x1200a9'; write = '0x1201bf'; modify = '0x1301bf' }
