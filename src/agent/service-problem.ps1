# Explains error codes of the service control manager, in words that do not depend on the language
# of Windows.
# https://learn.microsoft.com/en-us/windows/win32/debug/system-error-codes--1000-1299-

$serviceProblems = @{
    2 = 'its program, or a file that the program needs, does not exist'
    3 = 'the folder of its program does not exist'
    5 = 'access is denied: Windows protects it even from LocalSystem, or its account cannot read its program'
    87 = 'Windows does not accept one of its values'
    193 = 'its program cannot run on this Windows: the file is damaged or for another processor'
    1051 = 'other running services depend on it. Stop them first'
    1052 = 'it does not accept this control now'
    1053 = 'its program did not report to Windows in time that it runs. Check that the program is a Windows service'
    1056 = 'it is already running'
    1057 = 'its account does not exist'
    1058 = 'it is disabled, or a service that it depends on is disabled'
    1059 = 'it depends on itself, through other services'
    1060 = 'there is no such service'
    1061 = 'it accepts no controls at the moment, because it is starting or stopping'
    1062 = 'it is not running'
    1066 = 'its program ended with an error of the program itself'
    1067 = 'its program ended unexpectedly'
    1068 = 'a service that it depends on does not start'
    1069 = 'its account cannot log on as a service. It lacks the right SeServiceLogonRight, a policy denies it, or the node cannot retrieve the password of a managed account'
    1070 = 'it hung while it was starting'
    1072 = 'it is marked for deletion, but a program keeps it open. Close services.msc and similar programs, or restart the node'
    1073 = 'a service with that name already exists'
    1075 = 'a service that it depends on does not exist'
    1078 = 'another service has its display name'
    1079 = 'its account differs from that of another service in the same process'
    1083 = 'its program does not contain this service'
    1115 = 'Windows is shutting down'
    1300 = 'its account lacks a privilege that it requires'
    1314 = 'its account lacks a privilege that it requires'
}

function Get-ServiceProblem {
    param([Parameter(Mandatory = $true)] [long] $Code)
    if ($serviceProblems.ContainsKey([int]$Code)) {
        return "$($serviceProblems[[int]$Code]) (error $Code)"
    }
    return "Windows returned error $Code"
}

function Assert-ServiceCode {
    param([Parameter(Mandatory = $true)] [string] $Name, [Parameter(Mandatory = $true)] [string] $What, [Parameter(Mandatory = $true)] [long] $Code)
    if ($Code -ne 0) {
        throw "service '$Name' cannot be ${What}: $(Get-ServiceProblem -Code $Code)"
    }
}

# Explains why a service that should be running is not.
function Get-ServiceEnd {
    param([Parameter(Mandatory = $true)] [hashtable] $Service)
    # Shows the error number of the program instead of the code for "the program has an error
    # number".
    if ($Service.exitCode -eq 1066) {
        return "$(Get-ServiceProblem -Code 1066), with its own error number $($Service.serviceExitCode)"
    }
    if ($Service.exitCode -ne 0) {
        return Get-ServiceProblem -Code $Service.exitCode
    }
    return "it is $($Service.state)"
}
