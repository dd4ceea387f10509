import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC060',
  title: 'A working directory is a folder of Windows',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22', containerd: { since: '1.7' } },
  why: 'From containerd 1.7 on it is a folder on drive C: of the host, made there if it is missing, and not one of the image.',
  fix: 'Name a folder of the image below %CONTAINER_SANDBOX_MOUNT_POINT% (SandboxPath.image(folder).commandLine), one of the host by its path with the drive.',
  fixable: false,
  sources: ['https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/jobcontainer.go'],
  fields: ['workingDir'],
  checkPod(pod, { report }) {
    for (const { name, spec: { workingDir }, pointer } of pod.hostProcessContainers) {
      if (typeof workingDir === 'string' && workingDir.startsWith('/')) {
        report({
          pointer: `${pointer}/workingDir`,
          message: `container ${quoted(name)} has the working directory ${quoted(workingDir)}, which looks like one of Linux`,
        });
      }
    }
  },
};
