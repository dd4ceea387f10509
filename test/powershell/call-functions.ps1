# Loads the scripts that SCRIPTS lists, calls the functions that the JSON file CALLS names, and writes what came out of each call, or went wrong, to the file RESULT.
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
foreach ($file in ($env:SCRIPTS -split "`n")) {
    . $file
}
# A setting stays an object, as in the agent; the parameters of a call become a hashtable.
$calls = ConvertFrom-TestJson -Json ([System.IO.File]::ReadAllText($env:CALLS))
$results = foreach ($call in @($calls)) {
    $parameters = @{}
    foreach ($property in $call.parameters.PSObject.Properties) {
        $parameters[$property.Name] = $property.Value
    }
    if ($null -ne $call.PSObject.Properties['grant']) {
        $parameters['Grant'] = ConvertTo-SddlGrant -Sid $call.grant.sid -Rights $call.grant.rights -Flags $call.grant.flags
    }
    try {
        [pscustomobject]@{ output = @(& $call.function @parameters); error = $null }
    } catch {
        [pscustomobject]@{ output = @(); error = $_.Exception.Message }
    }
}
Save-TestResult -Result @($results) -Depth 6
