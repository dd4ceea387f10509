# The C# code of the agent, for functions of Windows that neither .NET nor a cmdlet calls. The agent
# compiles all of it at once, because each compilation of Windows PowerShell 5.1 starts two
# programs.
# https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.utility/add-type?view=powershell-5.1

# Each script adds its source. The using directives are inside the namespace, so that sources can
# follow one another.
$nativeSources = @{}

# Compiles once per process.
function Import-NativeCode {
    if ($null -eq ('HostProcessNode.Imported' -as [type])) {
        $sources = @('namespace HostProcessNode { public static class Imported { } }') + @($nativeSources.Values)
        Add-Type -TypeDefinition ($sources -join "`n")
    }
}
