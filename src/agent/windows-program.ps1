# Programs of Windows: the one place where the agent starts any.

# Runs a program to its end and returns the lines of its standard output. Throws for exit codes that are not allowed.
function Invoke-NodeProgram {
    param(
        [Parameter(Mandatory = $true)] [string] $Path,
        [Parameter(Mandatory = $true)] [string[]] $Arguments,
        [int[]] $AllowedExitCodes = @(0)
    )
    # Windows PowerShell 5.1 passes double quotes inside an argument on unescaped: the program would see other arguments.
    if (@($Arguments | Where-Object { $_.Contains('"') }).Count -gt 0) {
        throw "arguments of $Path hold a double quote"
    }
    # With 'Stop', 5.1 takes any line on standard error for an exception.
    $ErrorActionPreference = 'Continue'
    $output = @(& $Path $Arguments 2>&1)
    $exitCode = $LASTEXITCODE
    $lines = @($output | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] } | ForEach-Object { [string]$_ })
    if ($AllowedExitCodes -notcontains $exitCode) {
        $said = (@($output | ForEach-Object { [string]$_ }) -join ' ').Trim()
        throw "$Path $($Arguments[0]) ended with exit code ${exitCode}: $said"
    }
    return $lines
}
