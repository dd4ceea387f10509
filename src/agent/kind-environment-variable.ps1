# needs: facts-environment-key, facts-environment-variables, facts-registry-data, facts-variable-name, fields-environment-variable, registry-data, registry-values
# An environment variable of the machine, which Windows keeps in the registry. The agent does not
# notify running programs.
# https://learn.microsoft.com/en-us/windows/win32/procthread/environment-variables

function Assert-EnvironmentVariableSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $name = $Setting.name
    if ($name -cnotmatch $variableNamePattern) {
        throw "environment variable '$name' has a name that some programs do not accept. Use letters, digits and _ . ( ) -."
    }
    if ($closedVariables -contains $name) {
        throw "environment variable '$name' belongs to Windows: it decides which programs run and where they are found. Choose another name."
    }
    Assert-RegistryText -What "the value of environment variable '$name'" -Text $Setting.value -Longest $longestRegistryText
    if ($Setting.value -cnotmatch '^[^\x00-\x1f\x7f]+\z') {
        throw "the value of environment variable '$name' must be one line that is not empty"
    }
    Assert-TakesEffect -Setting $Setting
    Assert-SensitiveReason -Setting $Setting
    $isSensitive = @($sensitiveVariables | Where-Object { $name.StartsWith($_, [StringComparison]::OrdinalIgnoreCase) }).Count -gt 0
    if ($isSensitive -and $Setting.ensure -ceq 'present' -and $null -eq $Setting.PSObject.Properties['sensitiveReason']) {
        throw "environment variable '$name' loads code into every program of the node, or decides what programs trust. If that is intended, set sensitiveReason."
    }
}

function Read-EnvironmentVariableSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    return Read-RegistryTarget -Target (Get-EnvironmentTarget -Setting $Setting)
}

function Compare-EnvironmentVariableSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    Compare-RegistryTarget -Target (Get-EnvironmentTarget -Setting $Setting) -Current $Current -Ensure $Setting.ensure
}

function Sync-EnvironmentVariableSetting {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    Sync-RegistryTarget -Target (Get-EnvironmentTarget -Setting $Setting) -Current $Current -Ensure $Setting.ensure
}

function Get-EnvironmentTarget {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    $type = if ($Setting.expands) { 'expandString' } else { 'string' }
    $hex = ConvertTo-RegistryHex -Type $type -Data $Setting.value
    return @{ id = $Setting.id; key = $environmentKey; view = 64; name = $Setting.name; type = $registryTypes[$type]; hex = $hex }
}
