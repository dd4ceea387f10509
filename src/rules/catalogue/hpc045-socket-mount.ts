import { quoted } from '../../facts/errors';
import { Severity } from '../finding';
import { hostPathsOf } from '../reading/volumes';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC045',
  title: 'A HostProcess container mounts no socket',
  why: 'Kubernetes does not support mounting Unix sockets into HostProcess containers.',
  fix: 'Remove the volume and open the socket by its path on the host: the process runs there and sees it.',
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#volume-mounts'],
  checkPod(pod, context) {
    for (const { kind, path, pointer, mountedBy: [container] } of hostPathsOf(pod, context)) {
      if (kind === 'socket' && container !== undefined) {
        context.report({
          severity: Severity.WARNING,
          pointer: `${pointer}/path`,
          message: `container ${quoted(container)} mounts the socket ${quoted(path)}`,
        });
      }
    }
  },
};
