import { quoted } from '../../facts/errors';
import { SANDBOX_FOLDER } from '../../facts/sandbox';
import { RuleOutcome, Severity } from '../finding';
import { mountsOf } from '../reading/volumes';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC048',
  title: 'No mount hides a folder of Windows, kubelet, the container runtime or its network plugins',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.ERROR,
  holds: { since: '1.22', containerd: { since: '1.7' } },
  why: 'From containerd 1.7 on, the volume replaces what the host has at this path, and only the containerd log reports it.',
  fix: 'Mount the volume at a folder that does not exist on the host, such as C:\\hostprocess-mounts\\config. HostProcessVolume.mount() without mountPath does this.',
  symptoms: { containerd: ['job container mount destination exists and will be shadowed'] },
  fixable: false,
  sources: [
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/mounts.go',
    'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#volume-mounts',
  ],
  fields: ['volumeMounts'],
  checkPod(pod, context) {
    for (const { protection, path, container, pointer, changesNothing } of mountsOf(pod, context)) {
      if (path === undefined || protection === undefined || protection.kind === 'root' || changesNothing) {
        continue;
      }
      // Below the other folders, a path that does not exist on the host hides nothing.
      const hides = protection.kind === 'folder' || protection.folder === SANDBOX_FOLDER;
      context.report({
        severity: hides && !protection.onSomeNodes ? undefined : Severity.WARNING,
        pointer: `${pointer}/mountPath`,
        message: `container ${quoted(container.name)} mounts a volume at ${quoted(path)}, which ${hides ? 'hides' : 'is inside'} ${quoted(protection.folder)}${protection.onSomeNodes ? ' on nodes that have this folder' : ''}`,
      });
    }
  },
};
