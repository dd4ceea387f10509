# needs: node-paths, windows-kubelet
# The folders that the kubelet of this node uses, which may differ from the usual ones.
# https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/

# Throws if a path is one of these folders, is below one, or contains one. A platform may run the
# kubelet in another way than as the service kubelet; then only the usual folders are closed.
function Assert-NotOfKubelet {
    param([Parameter(Mandatory = $true)] [string] $Path)
    foreach ($folder in @(Get-KubeletFolder)) {
        if ((Test-PathWithin -Path $Path -Folder $folder) -or (Test-PathWithin -Path $folder -Folder $Path)) {
            throw "path '$Path' is '$folder', is below it or contains it, and the kubelet of this node uses that folder. Use another folder."
        }
    }
}

function Get-KubeletFolder {
    $line = (Read-NodeKubeletCommandLine).Replace('/', '\').Replace('\\', '\')
    foreach ($found in [regex]::Matches($line, '--(root-dir|cert-dir)[= ]+"?([A-Za-z]:\\[^" ]*)')) {
        Get-FolderBelowDrive -Path $found.Groups[2].Value.TrimEnd('\')
    }
    $files = @([regex]::Matches($line, '--(?:kubeconfig|bootstrap-kubeconfig|config)[= ]+"?([A-Za-z]:\\[^" ]*)') | ForEach-Object { $_.Groups[1].Value })
    $files += @([regex]::Matches($line, '^(?:"([A-Za-z]:\\[^"]+)"|([A-Za-z]:\\[^" ]+))') | ForEach-Object { $_.Groups[1].Value + $_.Groups[2].Value })
    foreach ($file in $files) {
        Get-FolderBelowDrive -Path $file.Substring(0, $file.LastIndexOf([char]'\'))
    }
}

# Nothing for the root of a drive, which would close the whole drive.
function Get-FolderBelowDrive {
    param([Parameter(Mandatory = $true)] [string] $Path)
    if ($Path.Length -gt 3) {
        $Path
    }
}
