import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { hostPathsOf } from '../reading/volumes';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC046',
  title: 'A HostProcess pod does not use hostPath volumes',
  outcome: RuleOutcome.RISK,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'The process runs on the host and sees the folders of the host anyway. The mount only adds a second path, and Pod Security counts it.',
  fix: 'Remove the volume and use the path of the host directly, unless kubelet has to create the folder or the program expects it at another path.',
  fixable: false,
  sources: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#volume-mounts',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  ],
  fields: ['volumes'],
  checkPod(pod, context) {
    for (const { kind, name, path, pointer, mountedBy, changesNothing } of hostPathsOf(pod, context)) {
      // HPC044 and HPC045 report mounted pipes and sockets.
      if (kind === 'directory' || mountedBy.length === 0) {
        const users = mountedBy.length === 0 ? 'no container' : `container ${quoted(mountedBy[0])}`;
        context.report({
          pointer,
          message: `volume ${quoted(name)} is the host path ${quoted(path)}, and ${users} mounts it${changesNothing ? ' at the same path' : ''}`,
          fix: changesNothing ? 'Remove the mount and the volume, unless kubelet has to create the folder. The process sees the folder without them.' : undefined,
        });
      }
    }
  },
};
