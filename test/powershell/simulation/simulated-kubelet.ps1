# In place of windows-kubelet.ps1.

function Read-NodeKubeletCommandLine {
    return $(if ($global:Windows.ContainsKey('kubelet')) { $global:Windows.kubelet } else { '' })
}
