# needs: facts-account-name, facts-group-members, facts-security-identifier, facts-service-name, windows-accounts
# Accounts that can be members of a local group: DOMAIN\name, NT SERVICE\name, a security
# identifier, or the name of a user of the node.

$serviceDomain = 'NT SERVICE\'

# The form of an account: sid, service, domain or localUser.
function Get-MemberForm {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Member)
    if ($Member.StartsWith('S-1-', [StringComparison]::OrdinalIgnoreCase)) {
        return 'sid'
    }
    if ($Member.StartsWith($serviceDomain, [StringComparison]::OrdinalIgnoreCase)) {
        return 'service'
    }
    return $(if ($Member.IndexOf('\', [StringComparison]::Ordinal) -ge 0) { 'domain' } else { 'localUser' })
}

function Assert-MemberName {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string] $Member)
    switch -CaseSensitive (Get-MemberForm -Member $Member) {
        'sid' {
            $tooLarge = @($Member -split '-' | Select-Object -Skip 3 | Where-Object { $_ -cmatch '^[0-9]{1,10}\z' -and [uint64]$_ -gt [uint32]::MaxValue })
            if ($Member -cnotmatch $securityIdentifierPattern -or $tooLarge.Count -gt 0) {
                throw "member '$Member' is not a valid security identifier"
            }
            Assert-MemberSid -Member $Member -Sid $Member
        }
        'service' {
            if ($Member.Substring($serviceDomain.Length) -cnotmatch $serviceNamePattern) {
                throw "member '$Member' has a service name that is not valid"
            }
        }
        'domain' {
            $domain = ($Member -split '\\')[0]
            if ($Member -cnotmatch $domainAccountPattern -or (Test-LooseEnd -Names ($Member -split '\\'))) {
                throw "member '$Member' is not a valid account of a domain. Use DOMAIN\name."
            }
            if ($reservedDomains -ccontains $domain.ToLowerInvariant()) {
                throw "member '$Member' belongs to Windows or to the node, and not to a domain. Use its security identifier, or the name of the user without a domain."
            }
        }
        default {
            if ($Member -cnotmatch $localUserPattern -or (Test-LooseEnd -Names $Member)) {
                throw "member '$Member' is not a valid name of a user"
            }
            if ($Member -cmatch '^[0-9a-f]{20}\z') {
                throw "member '$Member' has the name of a temporary user of the container runtime"
            }
        }
    }
}

function Test-LooseEnd {
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string[]] $Names)
    return @($Names | Where-Object { $_.Trim() -cne $_ -or $_.EndsWith('.', [StringComparison]::Ordinal) }).Count -gt 0
}

function Assert-MemberSid {
    param([Parameter(Mandatory = $true)] [string] $Member, [Parameter(Mandatory = $true)] [string] $Sid, [switch] $OfAdministrativeGroup)
    if ($Sid -cmatch $refusedMemberPattern) {
        throw "member '$Member' ($Sid) is a local group, everyone, or an account without a password, and the agent adds none of these to a group"
    }
    if ($OfAdministrativeGroup -and $Sid -cmatch $broadMemberPattern) {
        throw "member '$Member' ($Sid) includes many accounts, and the agent adds no such member to an administrative group"
    }
}

# The security identifier of an account. Throws if the account does not exist or cannot be found.
function Get-MemberSid {
    param([Parameter(Mandatory = $true)] [string] $Member)
    switch -CaseSensitive (Get-MemberForm -Member $Member) {
        'sid' { return $Member }
        'service' { return Get-ServiceAccountSid -Service $Member.Substring($serviceDomain.Length) }
        'localUser' {
            # -Name takes patterns, and the error for a missing user is in the language of Windows.
            $users = @(Get-LocalUser | Where-Object { [string]::Equals($_.Name, $Member, [StringComparison]::OrdinalIgnoreCase) })
            if ($users.Count -eq 0) {
                throw "user '$Member' does not exist on this node. Create it first, or write DOMAIN\$Member for an account of a domain."
            }
            return [string]$users[0].SID
        }
        default {
            try {
                return Read-NodeAccountSid -Name $Member
            } catch {
                throw "account '$Member' cannot be found: $($_.Exception.GetBaseException().Message) Check its name, whether the node is joined to the domain, and whether it reaches a domain controller. With the security identifier of the account, the agent does not have to ask the domain."
            }
        }
    }
}

# The identifier of the account NT SERVICE\name, which contains the hash of the name in upper case.
# Windows finds the account by its name only while the service exists.
# https://learn.microsoft.com/en-us/windows/win32/services/service-security-and-access-rights
function Get-ServiceAccountSid {
    param([Parameter(Mandatory = $true)] [string] $Service)
    $algorithm = [System.Security.Cryptography.SHA1]::Create()
    try {
        $hash = $algorithm.ComputeHash([System.Text.Encoding]::Unicode.GetBytes($Service.ToUpperInvariant()))
    } finally {
        $algorithm.Dispose()
    }
    return "S-1-5-80-$(@(0, 4, 8, 12, 16 | ForEach-Object { [BitConverter]::ToUInt32($hash, $_) }) -join '-')"
}
