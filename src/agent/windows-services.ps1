# needs: windows-program
# The permissions of a Windows service, through sc.exe.
# https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/sc-create

# The security descriptor, or nothing if the service does not exist.
function Read-NodeServiceSddl {
    param([Parameter(Mandatory = $true)] [string] $Name)
    if ($null -eq (Get-Service -Name $Name -ErrorAction SilentlyContinue)) {
        return $null
    }
    $lines = @(Invoke-NodeProgram -Path "$env:SystemRoot\System32\sc.exe" -Arguments @('sdshow', $Name) | Where-Object { $_.Trim() -ne '' })
    if ($lines.Count -ne 1) {
        throw "sc.exe sdshow returned $($lines.Count) lines for service '$Name' instead of one security descriptor"
    }
    return $lines[0].Trim()
}

function Set-NodeServiceSddl {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [string] $Sddl)
    $null = Invoke-NodeProgram -Path "$env:SystemRoot\System32\sc.exe" -Arguments @('sdset', $Name, $Sddl)
}
