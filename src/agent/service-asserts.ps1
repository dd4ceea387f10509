# needs: facts-device-name, facts-kept-services, facts-managed-account, facts-program-folders, facts-service-definition, facts-service-name, facts-service-privileges, facts-sha256, facts-unmanaged-folders, node-paths
# Checks of a service that the agent defines, before the agent reads the node. These repeat the
# checks of the constructs.

# Programs directly in this folder are allowed too. Users can write to some folders below it.
$systemFolder = 'C:\Windows\System32'

function Assert-ServiceName {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $name = $Setting.name
    if ($name -cnotmatch $definedServiceNamePattern -or $name -cmatch $deviceNamePattern) {
        throw "service '$name' has a name that is not safe. Use up to 80 letters, digits, dashes, dots and underscores."
    }
    if ($name -in $keptServices) {
        throw "service '$name' keeps the node running or secure, so the agent does not define it. Choose another name."
    }
    foreach ($other in $Setting.dependencies) {
        if ($other -cnotmatch $serviceNamePattern -or $other -eq $name) {
            throw "service '$name' depends on '$other', which is the service itself or not a valid service name"
        }
    }
}

function Assert-ServiceProgram {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $name = $Setting.name
    $program = $Setting.program
    if ($program -notmatch '\.exe\z') {
        throw "service '$name' has the program '$program', which is not an .exe file"
    }
    if (@($Setting.files).Count -eq 0) {
        Assert-NodePath -Path $program
        $isInSystem = $program.Substring(0, $program.LastIndexOf([char]'\')) -eq $systemFolder
        if (-not $isInSystem -and @($programFolders | Where-Object { Test-PathWithin -Path $program -Folder $_ }).Count -eq 0) {
            throw "service '$name' has the program '$program', which users may be able to replace. Use a program below $($programFolders -join ' or '), or in $systemFolder."
        }
    } elseif ($Setting.files[0].name -cne $program) {
        throw "service '$name' has the program '$program', which is not the first of its files"
    }
    $vendor = $Setting.vendor
    if ($vendor -cnotmatch $vendorNamePattern -or $vendor -cmatch $deviceNamePattern) {
        throw "service '$name' has the vendor '$vendor'. Use up to 64 letters, digits, spaces, dots, dashes and underscores."
    }
    $folder = "C:\Program Files\$vendor"
    if (@($unmanagedFolders | Where-Object { Test-PathWithin -Path $folder -Folder $_ }).Count -gt 0) {
        throw "service '$name' has the vendor '$vendor', whose folder contains software that runs the node. Choose another vendor."
    }
    $seen = New-Object -TypeName System.Collections.Generic.HashSet[string] -ArgumentList $nameComparer
    foreach ($file in $Setting.files) {
        Assert-ServiceFile -Name $name -File $file
        if (-not $seen.Add($file.name)) {
            throw "service '$name' has two files with the name '$($file.name)'"
        }
    }
}

function Assert-ServiceFile {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [AllowNull()] [object] $File)
    if ($File.name -cnotmatch $serviceFileNamePattern -or $File.name -cmatch $deviceNamePattern) {
        throw "service '$Name' has a file with the name '$($File.name)', which is not valid"
    }
    if ($File.source -cnotmatch '^image:[^\x00-\x1f<>:"/|?*]+\z' -or @($File.source.Substring(6) -split '\\') -contains '..') {
        throw "service '$Name' has a file from '$($File.source)', which is not a path in the image"
    }
    if ($File.sha256 -cnotmatch $sha256Pattern) {
        throw "file '$($File.name)' of service '$Name' has the SHA-256 '$($File.sha256)'. Use 64 hexadecimal digits in lower case."
    }
}

function Assert-ServiceText {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $name = $Setting.name
    foreach ($text in @(@('displayName', 256), @('description', 1024))) {
        $value = $Setting.($text[0])
        if ($value.Length -gt $text[1] -or $value -cnotmatch '^[^\x00-\x1f\x7f@\s](?:[^\x00-\x1f\x7f]*[^\x00-\x1f\x7f\s])?\z' -or $value -cmatch '\p{Cs}') {
            throw "service '$name' has a $($text[0]) that Windows does not store unchanged. Use one line of up to $($text[1]) characters, without a leading @ or spaces at the ends."
        }
    }
    $length = 0
    foreach ($argument in $Setting.arguments) {
        if ($argument -cmatch '[\x00-\x1f\x7f%]|\p{Cs}') {
            throw "service '$name' has the argument '$argument', which contains a percent sign or a character that a command line cannot contain"
        }
        $length += 2 * $argument.Length + 3
    }
    if ($length -gt 8000) {
        throw "service '$name' has arguments of up to $length characters with their quotes. At most 8000 are allowed. Put them into a file that the program reads."
    }
    $seen = New-Object -TypeName System.Collections.Generic.HashSet[string] -ArgumentList $nameComparer
    foreach ($variable in $Setting.environment) {
        if ($variable -cnotmatch '^(?<name>[A-Za-z_][A-Za-z0-9_.()-]{0,127})=[^\x00-\x1f\x7f]{0,4096}\z' -or $variable -cmatch '\p{Cs}') {
            throw "service '$name' has an environment variable that is not NAME=value on one line of up to 4096 characters"
        }
        $variableName = $variable.Substring(0, $variable.IndexOf([char]'='))
        if (-not $seen.Add($variableName)) {
            throw "service '$name' has the environment variable '$variableName' twice"
        }
    }
}

function Assert-ServiceChoice {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $name = $Setting.name
    if ($Setting.startType -ceq 'disabled' -and $Setting.state -ceq 'running') {
        throw "service '$name' cannot be running and disabled. Use the start type manual, or the state stopped."
    }
    $hasReason = $null -ne $Setting.PSObject.Properties['accountReason'] -and $Setting.accountReason -is [string] -and $Setting.accountReason.Trim() -ne ''
    $hasName = $null -ne $Setting.PSObject.Properties['accountName']
    if (($Setting.account -ceq 'groupManaged') -ne $hasName) {
        throw "service '$name' runs as $($Setting.account) $(if ($hasName) { 'with' } else { 'without' }) the name of an account. Set a name only for groupManaged."
    }
    if ($hasName -and $Setting.accountName -cnotmatch $managedAccountPattern) {
        throw "service '$name' has the account '$($Setting.accountName)', which is not a group managed service account. Use DOMAIN\name$."
    }
    if (($Setting.account -ceq 'localSystem') -ne $hasReason) {
        throw "service '$name' runs as $($Setting.account) $(if ($hasReason) { 'with' } else { 'without' }) a reason. Set a reason only for localSystem."
    }
}

function Assert-ServicePrivilege {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $name = $Setting.name
    $dangerous = @()
    if ($null -ne $Setting.PSObject.Properties['dangerousPrivileges']) {
        $dangerous = @($Setting.dangerousPrivileges)
    }
    foreach ($privilege in $Setting.requiredPrivileges) {
        if ($harmlessPrivileges -cnotcontains $privilege) {
            throw "service '$name' requires the privilege '$privilege', which does not exist or lets the service take over the node. Put dangerous privileges into dangerousPrivileges."
        }
    }
    foreach ($privilege in $dangerous) {
        if ($dangerousPrivileges -cnotcontains $privilege) {
            throw "service '$name' has '$privilege' in dangerousPrivileges, which is not a dangerous privilege"
        }
    }
    # Windows treats an empty list as no list, and leaves the account all its privileges.
    if (@($Setting.requiredPrivileges).Count + $dangerous.Count -eq 0) {
        throw "service '$name' requires no privileges. Use SeChangeNotifyPrivilege, which every process has."
    }
}

function Assert-ServiceNumber {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $name = $Setting.name
    if (@($Setting.restartDelaysSeconds).Count -gt 10) {
        throw "service '$name' has $(@($Setting.restartDelaysSeconds).Count) restart delays. Use up to ten."
    }
    $numbers = @($Setting.restartDelaysSeconds | ForEach-Object { , @('a restart delay', $_, 0, 86400) })
    $numbers += , @('resetAfterSeconds', $Setting.resetAfterSeconds, 0, 2147483647)
    $numbers += , @('keepVersions', $Setting.keepVersions, 2, 10)
    foreach ($number in $numbers) {
        if ($number[1] -lt $number[2] -or $number[1] -gt $number[3]) {
            throw "service '$name' has $($number[0]) '$($number[1])'. Use a whole number from $($number[2]) to $($number[3])."
        }
    }
}
