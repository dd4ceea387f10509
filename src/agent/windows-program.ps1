# Runs programs of Windows. The agent starts programs only here.

# Runs a program to its end and returns the lines of its standard output. Throws if the exit code is
# not allowed.
function Invoke-NodeProgram {
    param(
        [Parameter(Mandatory = $true)] [string] $Path,
        [Parameter(Mandatory = $true)] [string[]] $Arguments,
        [int[]] $AllowedExitCodes = @(0)
    )
    # Windows PowerShell 5.1 does not escape double quotes in an argument, so the program would see
    # other arguments.
    if (@($Arguments | Where-Object { $_.Contains('"') }).Count -gt 0) {
        throw "arguments of $Path contain a double quote"
    }
    # With 'Stop', 5.1 treats any line on standard error as an exception.
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
