# Reads the scripts that SCRIPTS lists without running them and prints, as JSON: parse errors, syntax newer than Windows PowerShell 5.1,
# and each command with the parameters that it is called with.
$Path = $env:SCRIPTS -split "`n"
$ErrorActionPreference = 'Stop'
$newer = 'TernaryExpressionAst', 'PipelineChainAst'
$newerTokens = 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket'
$results = foreach ($file in $Path) {
    $tokens = $null
    $errors = $null
    $ast = [System.Management.Automation.Language.Parser]::ParseFile($file, [ref]$tokens, [ref]$errors)
    $nodes = $ast.FindAll({ $true }, $true)
    $functions = @($nodes | Where-Object { $_ -is [System.Management.Automation.Language.FunctionDefinitionAst] } | ForEach-Object { $_.Name })
    $calls = @($nodes | Where-Object { $_ -is [System.Management.Automation.Language.CommandAst] } | ForEach-Object {
        $parameters = @($_.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] } | ForEach-Object { $_.ParameterName })
        [pscustomobject]@{ name = $_.GetCommandName(); parameters = $parameters }
    })
    [pscustomobject]@{
        file = $file
        errors = @($errors | ForEach-Object { $_.Message })
        newer = @($nodes | Where-Object { $newer -contains $_.GetType().Name } | ForEach-Object { $_.Extent.Text }) +
            @($tokens | Where-Object { $newerTokens -contains $_.Kind } | ForEach-Object { $_.Text })
        functions = $functions
        calls = $calls
    }
}
ConvertTo-Json -Depth 6 -InputObject @($results)
