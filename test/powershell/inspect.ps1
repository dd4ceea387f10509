# Reads the scripts that SCRIPTS lists without running them and prints, as JSON: parse errors, syntax newer than Windows PowerShell 5.1,
# what compares texts as the language of the node does, each command with the parameters that it is called with, the variables that a script
# gives to others and takes from others, and what it does when it is loaded.
$Path = $env:SCRIPTS -split "`n"
$ErrorActionPreference = 'Stop'
$newer = 'TernaryExpressionAst', 'PipelineChainAst'
$newerTokens = 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket'
# Without a StringComparison, of texts; and patterns with an i, whose capital is another letter in Turkish.
$culturalMethods = 'IndexOf', 'LastIndexOf', 'StartsWith', 'EndsWith'
$culturalOperators = 'Imatch', 'Inotmatch', 'Ireplace', 'Ilike', 'Inotlike', 'Isplit'

# Names that a function or a script block gives a value: parameters, assignments, loops.
function Get-AssignedName {
    param([Parameter(Mandatory = $true)] [System.Management.Automation.Language.Ast] $Block)
    foreach ($node in $Block.FindAll({ $true }, $true)) {
        if ($node -is [System.Management.Automation.Language.ParameterAst]) {
            $node.Name.VariablePath.UserPath
        } elseif ($node -is [System.Management.Automation.Language.ForEachStatementAst]) {
            $node.Variable.VariablePath.UserPath
        } elseif ($node -is [System.Management.Automation.Language.AssignmentStatementAst]) {
            $node.Left.FindAll({ $args[0] -is [System.Management.Automation.Language.VariableExpressionAst] }, $true) | ForEach-Object { $_.VariablePath.UserPath }
        }
    }
}

# Variables that a script reads and that it does not set where it reads them.
function Get-FreeVariable {
    param([Parameter(Mandatory = $true)] [System.Management.Automation.Language.ScriptBlockAst] $Script)
    $functions = @($Script.EndBlock.Statements | Where-Object { $_ -is [System.Management.Automation.Language.FunctionDefinitionAst] })
    foreach ($function in $functions) {
        $own = @(Get-AssignedName -Block $function)
        $function.FindAll({ $args[0] -is [System.Management.Automation.Language.VariableExpressionAst] }, $true) |
            ForEach-Object { $_.VariablePath.UserPath } | Where-Object { $own -notcontains $_ }
    }
    $statements = @($Script.EndBlock.Statements | Where-Object { $functions -notcontains $_ })
    $own = @($statements | ForEach-Object { Get-AssignedName -Block $_ })
    $statements | ForEach-Object { $_.FindAll({ $args[0] -is [System.Management.Automation.Language.VariableExpressionAst] }, $true) } |
        ForEach-Object { $_.VariablePath.UserPath } | Where-Object { $own -notcontains $_ }
}

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
    $assignments = @($ast.EndBlock.Statements | Where-Object { $_ -is [System.Management.Automation.Language.AssignmentStatementAst] })
    $variables = @($assignments | Where-Object { $_.Left -is [System.Management.Automation.Language.VariableExpressionAst] } | ForEach-Object { $_.Left.VariablePath.UserPath })
    $constants = $variables + 'true', 'false', 'null'
    $atLoad = @($ast.EndBlock.Statements | Where-Object {
        $isConstant = $_ -is [System.Management.Automation.Language.AssignmentStatementAst] -and $null -eq $_.Right.Find({
            $args[0] -is [System.Management.Automation.Language.CommandAst] -or
                ($args[0] -is [System.Management.Automation.Language.VariableExpressionAst] -and $constants -notcontains $args[0].VariablePath.UserPath)
        }, $true)
        $_ -isnot [System.Management.Automation.Language.FunctionDefinitionAst] -and -not $isConstant
    } | ForEach-Object { $_.Extent.Text })
    [pscustomobject]@{
        file = $file
        variables = $variables
        freeVariables = @(Get-FreeVariable -Script $ast | Sort-Object -Unique)
        atLoad = $atLoad
        cultural = $cultural
        errors = @($errors | ForEach-Object { $_.Message })
        newer = @($nodes | Where-Object { $newer -contains $_.GetType().Name } | ForEach-Object { $_.Extent.Text }) +
            @($tokens | Where-Object { $newerTokens -contains $_.Kind } | ForEach-Object { $_.Text })
        functions = $functions
        calls = $calls
    }
}
ConvertTo-Json -Depth 6 -InputObject @($results)
