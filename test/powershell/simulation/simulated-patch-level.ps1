# In place of windows-patch-level.ps1: build, revision and updates.

function Read-NodeBuild {
    return @{ build = [int]$global:Windows.patchLevel.build; revision = [int]$global:Windows.patchLevel.revision }
}

function Read-NodeHotFix {
    $global:Windows.patchLevel.updates
}
