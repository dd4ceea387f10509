import { quoted } from '../../facts/errors';
import { Severity } from '../finding';
import { mountsOf } from '../reading/volumes';
import type { PodRule } from '../rule';
import { severityWhere } from '../severities';

export const rule: PodRule = {
  id: 'HPC047',
  title: 'No mount covers a whole drive',
  why: 'The volume would hide the whole drive of the host from the container, Windows included.',
  fix: 'Leave mountPath out of HostProcessVolume.mount(), or name a folder that the host does not have.',
  sources: [
    'https://github.com/containerd/containerd/blob/main/internal/cri/opts/spec_windows_opts.go',
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/mounts.go',
  ],
  checkPod(pod, context) {
    for (const { protection, path, container, pointer } of mountsOf(pod, context)) {
      if (path === undefined || protection?.kind !== 'root') {
        continue;
      }
      const isRefused = /^c:$/iu.test(path);
      const severity = isRefused ? Severity.ERROR : severityWhere(context.containerd?.mountsAtMountPath);
      if (severity !== undefined) {
        context.report({
          severity,
          pointer: `${pointer}/mountPath`,
          message: `container ${quoted(container.name)} mounts a volume at ${quoted(path)}`,
          why: isRefused ? 'The container runtime refuses to mount over drive C:, and the container never starts.' : undefined,
        });
      }
    }
  },
};
