# What error codes of the service control manager mean to people, in words that do not depend on the language of Windows.
# https://learn.microsoft.com/en-us/windows/win32/debug/system-error-codes--1000-1299-

$serviceProblems = @{
    2 = 'its program or a part of it is not there'
    3 = 'the folder of its program is not there'
    5 = 'access is denied: Windows protects it even from LocalSystem, or its account cannot read its program'
    87 = 'a value is one that Windows does not take'
    193 = 'its program is none for this Windows: a damaged file, or one for another processor'
    1051 = 'other services that run depend on it. Stop them first'
    1052 = 'it takes no such control now'
    1053 = 'its program has not told Windows in time that it runs: is it a Windows service at all?'
    1056 = 'it runs already'
    1057 = 'its account does not exist'
    1058 = 'it is disabled, or a service that it depends on is'
    1059 = 'it depends on itself, over other services'
    1060 = 'there is no such service'
    1061 = 'it takes no control at the moment: it is starting or stopping'
    1062 = 'it does not run'
    1066 = 'its program has ended with an error of its own'
    1067 = 'its program has ended unexpectedly'
    1068 = 'a service that it depends on does not start'
    1069 = 'its account cannot log on as a service: a policy may keep the right SeServiceLogonRight from it'
    1070 = 'it hangs while it starts'
    1072 = 'it is marked for deletion, and some program keeps it open: close services.msc and the like, or restart the node'
    1073 = 'there is a service of that name already'
    1075 = 'a service that it depends on does not exist'
    1078 = 'another service has its display name'
    1079 = 'its account differs from that of another service in the same process'
    1083 = 'its program does not hold this service'
    1115 = 'Windows is shutting down'
    1300 = 'its account lacks a privilege that it requires'
    1314 = 'its account lacks a privilege that it requires'
}

function Get-ServiceProblem {
    param([Parameter(Mandatory = $true)] [long] $Code)
    if ($serviceProblems.ContainsKey([int]$Code)) {
        return "$($serviceProblems[[int]$Code]) (error $Code)"
    }
    return "Windows says error $Code"
}

function Assert-ServiceCode {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [string] $What, [Parameter(Mandatory = $true)] [long] $Code)
    if ($Code -ne 0) {
        throw "service '$Name' cannot be ${What}: $(Get-ServiceProblem -Code $Code)"
    }
}

# Why a service that should run does not.
function Get-ServiceEnd {
    param([Parameter(Mandatory = $true)] [hashtable] $Service)
    # That a program has an error of its own to tell is said in place of the error.
    if ($Service.exitCode -eq 1066) {
        return "$(Get-ServiceProblem -Code 1066), and its number is $($Service.serviceExitCode)"
    }
    if ($Service.exitCode -ne 0) {
        return Get-ServiceProblem -Code $Service.exitCode
    }
    return "it is $($Service.state)"
}
