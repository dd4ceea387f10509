# needs: windows-path-security
# Windows passes the permissions and audit entries of a folder on to everything in it, one item
# after another. If it is interrupted, the folder already has the new list, and some of the content
# still has the old one. So a record remains until the change is complete.
# https://learn.microsoft.com/en-us/windows/win32/secauthz/automatic-propagation-of-inheritable-aces

function Get-PassingOnRecord {
    param([Parameter(Mandatory = $true)] [string] $Id)
    return "content of $Id"
}

function Invoke-PassingOn {
    param([Parameter(Mandatory = $true)] [string] $Id, [Parameter(Mandatory = $true)] [scriptblock] $Change)
    Save-CreatedByAgent -Key (Get-PassingOnRecord -Id $Id)
    $null = & $Change
    Remove-CreatedByAgent -Key (Get-PassingOnRecord -Id $Id)
}

# A file has no content to which Windows passes something on.
function Set-PassedOnSddl {
    param(
        [Parameter(Mandatory = $true)] [pscustomobject] $Setting,
        [Parameter(Mandatory = $true)] [string] $Item,
        [Parameter(Mandatory = $true)] [string] $Sddl
    )
    if ($Item -eq 'file') {
        Set-NodePathSddl -Path $Setting.path -Sddl $Sddl
    } else {
        Invoke-PassingOn -Id $Setting.id -Change { Set-NodePathSddl -Path $Setting.path -Sddl $Sddl }
    }
}

# Whether an earlier change of this setting was interrupted.
function Test-PassingOn {
    param([Parameter(Mandatory = $true)] [string] $Id)
    return Test-CreatedByAgent -Key (Get-PassingOnRecord -Id $Id)
}

function Compare-PassingOn {
    param([Parameter(Mandatory = $true)] [pscustomobject] $Setting, [Parameter(Mandatory = $true)] [hashtable] $Current)
    if ($Current.isPassingOn) {
        "an earlier change of '$($Setting.path)' was interrupted, and may not have reached all of its content"
    }
}
