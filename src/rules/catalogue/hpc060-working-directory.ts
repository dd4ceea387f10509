import { quoted } from '../../facts/errors';
import { Severity } from '../finding';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC060',
  title: 'A working directory is a folder of Windows',
  why: 'From containerd 1.7 on it is a folder on drive C: of the host, made there if it is missing, and not one of the image.',
  fix: 'For a folder of the image write SandboxPath.image(folder).commandLine, for one of the host its path with the drive.',
  sources: ['https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/jobcontainer.go'],
  checkPod(pod, { report, containerd }) {
    for (const { name, spec: { workingDir }, pointer } of pod.hostProcessContainers) {
      if (typeof workingDir === 'string' && workingDir.startsWith('/') && containerd?.workingDirOnHost !== false) {
        report({
          severity: Severity.WARNING,
          pointer: `${pointer}/workingDir`,
          message: `container ${quoted(name)} has the working directory ${quoted(workingDir)}, which looks like one of Linux`,
        });
      }
    }
  },
};
