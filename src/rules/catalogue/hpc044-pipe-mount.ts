import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { hostPathsOf } from '../reading/volumes';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC044',
  title: 'A HostProcess container does not mount a named pipe',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The container runtime refuses to mount named pipes into HostProcess containers, so the container never starts.',
  fix: 'Remove the volume and open the pipe by its name. The process runs on the host and sees the pipe.',
  symptoms: { pod: ['named pipe mounts not supported for job containers - interact with the pipe directly'] },
  fixable: false,
  sources: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#volume-mounts',
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/mounts.go',
  ],
  fields: ['volumes'],
  checkPod(pod, context) {
    for (const { kind, path, pointer, mountedBy: [container] } of hostPathsOf(pod, context)) {
      if (kind === 'pipe' && container !== undefined) {
        context.report({
          pointer: `${pointer}/path`,
          message: `container ${quoted(container)} mounts the named pipe ${quoted(path)}`,
        });
      }
    }
  },
};
