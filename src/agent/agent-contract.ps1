# needs: facts-device-name, facts-node-agent
# The input of the agent: a document with settings of known kinds, known fields and valid values.

# Compares names in sets and tables as Windows does. A table of @{} compares by the language of the
# node: in Turkish, i and I are two letters, and some characters are ignored.
$nameComparer = [System.StringComparer]::OrdinalIgnoreCase

# The shape of the settings of each kind. The agent compares a kind with reportsOnly and changes
# nothing: people act on what it finds. Each fields-*.ps1 adds its kind, so the table contains only
# the kinds of the pod.
$settingKinds = @{}

$documentFields = @{
    'schemaVersion' = 'integer'
    'mode' = '"enforce" | "audit"'
    'namespace' = 'string'
    'name' = 'string'
    'textfileDirectory?' = 'string'
    'settings' = 'list'
}

# The noun in the names of the four functions of a kind: LocalGroupSetting for localGroup.
function Get-KindNoun {
    param([Parameter(Mandatory = $true)] [string] $Kind)
    return $Kind.Substring(0, 1).ToUpperInvariant() + $Kind.Substring(1) + 'Setting'
}

function Test-ReportingKind {
    param([Parameter(Mandatory = $true)] [string] $Kind)
    return $settingKinds[$Kind].reportsOnly
}

function Get-BytesSha256 {
    param([Parameter(Mandatory = $true)] [AllowEmptyCollection()] [byte[]] $Bytes)
    $algorithm = [System.Security.Cryptography.SHA256]::Create()
    try {
        return -join ($algorithm.ComputeHash($Bytes) | ForEach-Object { $_.ToString('x2', [System.Globalization.CultureInfo]::InvariantCulture) })
    } finally {
        $algorithm.Dispose()
    }
}

function Get-TextSha256 {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Text)
    return Get-BytesSha256 -Bytes ([System.Text.Encoding]::UTF8.GetBytes($Text))
}

# Returns the document after it has checked every setting in it. Throws a message for operators.
function Read-DesiredDocument {
    param([Parameter(Mandatory = $true)] [string] $Text)
    $document = $Text | ConvertFrom-Json
    Assert-Shape -Value $document -What 'the document' -Shape $documentFields
    if ($document.schemaVersion -ne $schemaVersion) {
        throw "the document has schema version '$($document.schemaVersion)', but this agent supports version $schemaVersion"
    }
    foreach ($name in 'namespace', 'name') {
        # Both become folders: they must not leave the parent folder or be the name of a device.
        if ($document.$name -cnotmatch '^[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?\z' -or $document.$name -cmatch $deviceNamePattern) {
            throw "the document has the $name '$($document.$name)', which cannot be the name of a folder"
        }
    }
    $seen = New-Object -TypeName System.Collections.Generic.HashSet[string] -ArgumentList $nameComparer
    foreach ($setting in $document.settings) {
        Assert-Setting -Setting $setting -Seen $seen
        $null = $seen.Add($setting.id)
    }
    if ($seen.Count -eq 0) {
        throw 'the document has no settings'
    }
    return $document
}

function Assert-Setting {
    param([Parameter(Mandatory = $true)] [AllowNull()] [object] $Setting, [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [System.Collections.Generic.HashSet[string]] $Seen)
    if ($Setting -isnot [System.Management.Automation.PSCustomObject] -or $null -eq $Setting.PSObject.Properties['kind']) {
        throw 'a setting must be an object with a kind'
    }
    $kind = $Setting.kind
    if ($kind -isnot [string] -or @($settingKinds.Keys) -cnotcontains $kind) {
        throw "a setting has the kind '$kind', which this agent does not know"
    }
    Assert-Shape -Value $Setting -What "a setting of kind $kind" -Shape $settingKinds[$kind].fields
    if ($Setting.id -eq '' -or $Seen.Contains($Setting.id)) {
        throw "a setting of kind $kind has the id '$($Setting.id)'. Ids must be unique and not empty."
    }
    foreach ($other in Get-SettingDependency -Setting $Setting) {
        if (-not $Seen.Contains($other)) {
            throw "setting '$($Setting.id)' depends on '$other', which is not an earlier setting"
        }
    }
    try {
        & "Assert-$(Get-KindNoun -Kind $kind)" -Setting $Setting
    } catch {
        throw "setting '$($Setting.id)' is refused: $($_.Exception.Message)"
    }
}

function Get-SettingDependency {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting)
    if ($null -ne $Setting.PSObject.Properties['dependsOn']) {
        $Setting.dependsOn
    }
}
