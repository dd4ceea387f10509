import { INHERIT_USER, ROOTFS_LOCATION } from '../../facts/annotations';
import { RuleOutcome, Severity } from '../finding';
import { pointerTo, shown } from '../reading/json';
import type { PodRule } from '../rule';

const EFFECTS: Readonly<Record<string, string>> = {
  [INHERIT_USER]: 'On nodes whose containerd passes the annotation on, the process runs as the account of containerd, usually LocalSystem, regardless of runAsUserName. On other nodes, it has no effect.',
  [ROOTFS_LOCATION]: 'On nodes whose containerd passes the annotation on, the files of the image move, and the path must end with a backslash. On other nodes, it has no effect.',
};

export const rule: PodRule = {
  id: 'HPC070',
  title: 'No annotation is intended for the container runtime',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'containerd does not pass pod annotations to the runtime of HostProcess containers, unless the node is configured to do so.',
  fix: 'Remove the annotation, and set the user of the process with runAsUserName.',
  fixable: false,
  sources: [
    'https://github.com/microsoft/hcsshim/blob/main/pkg/annotations/annotations.go',
    'https://github.com/containerd/containerd/blob/main/internal/cri/config/config_windows.go',
  ],
  checkPod({ annotations, metadataPointer }, { report }) {
    for (const name in annotations) {
      if (name.startsWith('microsoft.com/hostprocess-')) {
        report({
          pointer: pointerTo(metadataPointer, 'annotations', name),
          message: `the pod has the annotation ${name}: ${shown(annotations[name])}`,
          why: EFFECTS[name],
        });
      }
    }
  },
};
