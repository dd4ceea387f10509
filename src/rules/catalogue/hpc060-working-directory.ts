import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC060',
  title: 'A working directory is a Windows folder',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22', containerd: { since: '1.7' } },
  why: 'From containerd 1.7 on, this path is a folder on drive C: of the host, not a folder of the image. The folder is created if it is missing. On Windows Server 2019 without the updates of July 2022, it is a folder of the container.',
  fix: 'Use a folder of the image below %CONTAINER_SANDBOX_MOUNT_POINT% (SandboxPath.image(folder).commandLine), or a path on the host that starts with the drive.',
  fixable: false,
  sources: ['https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/jobcontainer.go'],
  fields: ['workingDir'],
  checkPod(pod, { report }) {
    for (const { name, spec: { workingDir }, pointer } of pod.hostProcessContainers) {
      if (typeof workingDir === 'string' && workingDir.startsWith('/')) {
        report({
          pointer: `${pointer}/workingDir`,
          message: `container ${quoted(name)} has the working directory ${quoted(workingDir)}, which looks like a Linux path`,
        });
      }
    }
  },
};
