import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { mountsOf } from '../reading/volumes';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC047',
  title: 'No mount covers a whole drive',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The volume would hide the whole drive of the host, including Windows, from the container.',
  fix: 'Use a folder that does not exist on the host, as HostProcessVolume.mount() without mountPath does.',
  symptoms: { pod: ['destination path can not be C drive'] },
  fixable: false,
  sources: [
    'https://github.com/containerd/containerd/blob/main/internal/cri/opts/spec_windows_opts.go',
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/mounts.go',
  ],
  fields: ['volumeMounts'],
  checkPod(pod, context) {
    for (const { protection, path, container, pointer } of mountsOf(pod, context)) {
      if (path === undefined || protection?.kind !== 'root') {
        continue;
      }
      const isRefused = /^c:$/iu.test(path);
      if (isRefused || context.containerd.mountsAtMountPath) {
        context.report({
          outcome: isRefused ? RuleOutcome.NOT_STARTED : RuleOutcome.RUNS_OTHERWISE,
          pointer: `${pointer}/mountPath`,
          message: `container ${quoted(container.name)} mounts a volume at ${quoted(path)}`,
          why: isRefused ? 'The container runtime refuses to mount over drive C:, so the container never starts.' : undefined,
        });
      }
    }
  },
};
