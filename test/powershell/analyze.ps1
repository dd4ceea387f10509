# Runs PSScriptAnalyzer over the scripts that SCRIPTS lists and prints its records as JSON, or "missing" without the module.
$ErrorActionPreference = 'Stop'
if ($null -eq (Get-Module -ListAvailable -Name PSScriptAnalyzer)) {
    Write-Output '"missing"'
    exit 0
}
$settings = @{
    # Nobody types these commands: the agent's audit mode is what -WhatIf would be.
    ExcludeRules = @('PSUseShouldProcessForStateChangingFunctions')
    Rules = @{
        PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = @('5.1') }
        PSAvoidUsingDoubleQuotesForConstantString = @{ Enable = $true }
    }
}
$records = foreach ($file in ($env:SCRIPTS -split "`n")) {
    Invoke-ScriptAnalyzer -Path $file -Settings $settings
}
$lines = @($records | ForEach-Object { '{0}:{1}: {2}: {3}' -f $_.ScriptPath, $_.Line, $_.RuleName, $_.Message })
ConvertTo-Json -InputObject $lines
