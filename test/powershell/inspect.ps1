# Reads the scripts that SCRIPTS lists without running them and prints, as JSON: parse errors, syntax newer than Windows PowerShell 5.1,
# what compares texts as the language of the node does, and each command with the parameters that it is called with.
$Path = $env:SCRIPTS -split "`n"
$ErrorActionPreference = 'Stop'
$newer = 'TernaryExpressionAst', 'PipelineChainAst'
$newerTokens = 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket'
# Without a StringComparison, of texts; and patterns with an i, whose capital is another letter in Turkish.
$culturalMethods = 'IndexOf', 'LastIndexOf', 'StartsWith', 'EndsWith'
$culturalOperators = 'Imatch', 'Inotmatch', 'Ireplace', 'Ilike', 'Inotlike', 'Isplit'
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
    $cultural = @($nodes | Where-Object {
        if ($_ -is [System.Management.Automation.Language.InvokeMemberExpressionAst]) {
            $isOfText = -not $_.Static -and $null -ne $_.Arguments -and $_.Arguments.Count -eq 1 -and $_.Arguments[0] -isnot [System.Management.Automation.Language.ConvertExpressionAst]
            ($culturalMethods -contains $_.Member.Value -and $isOfText) -or 'ToUpper', 'ToLower', 'CompareTo' -contains $_.Member.Value
        } elseif ($_ -is [System.Management.Automation.Language.BinaryExpressionAst]) {
            $culturalOperators -contains $_.Operator -and $_.Right.Extent.Text -match 'i'
        }
    } | ForEach-Object { $_.Extent.Text })
    [pscustomobject]@{
        file = $file
        cultural = $cultural
        errors = @($errors | ForEach-Object { $_.Message })
        newer = @($nodes | Where-Object { $newer -contains $_.GetType().Name } | ForEach-Object { $_.Extent.Text }) +
            @($tokens | Where-Object { $newerTokens -contains $_.Kind } | ForEach-Object { $_.Text })
        functions = $functions
        calls = $calls
    }
}
ConvertTo-Json -Depth 6 -InputObject @($results)
