import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { hostPathsOf } from '../reading/volumes';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC045',
  title: 'A HostProcess container does not mount a socket',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'Kubernetes does not support mounting Unix sockets into HostProcess containers.',
  fix: 'Remove the volume and open the socket by its path on the host. The process runs on the host and sees the socket.',
  fixable: false,
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#volume-mounts'],
  fields: ['volumes'],
  checkPod(pod, context) {
    for (const { kind, path, pointer, mountedBy: [container] } of hostPathsOf(pod, context)) {
      if (kind === 'socket' && container !== undefined) {
        context.report({
          pointer: `${pointer}/path`,
          message: `container ${quoted(container)} mounts the socket ${quoted(path)}`,
        });
      }
    }
  },
};
