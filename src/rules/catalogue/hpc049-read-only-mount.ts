import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { isSet } from '../reading/json';
import { mountsOf, volumesOf } from '../reading/volumes';
import type { PodRule } from '../rule';

// Kubernetes fills these volumes itself. They are always meant to be read-only, and change with
// their source.
const filledByKubernetes = ['configMap', 'secret', 'downwardAPI', 'projected'];

export const rule: PodRule = {
  id: 'HPC049',
  title: 'A read-only mount requires containerd 1.7',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22', containerd: { until: '1.7' } },
  why: 'On containerd 1.6, a mount is a link to the volume, and the process can write wherever its account can.',
  fix: 'Run containerd 1.7 or later on these nodes and declare it as the target, or protect the folder with permissions on the host.',
  fixable: false,
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#containerd-v1-6'],
  fields: ['volumeMounts'],
  checkPod(pod, context) {
    const filled = new Set(volumesOf(pod)
      .filter(([, volume]) => filledByKubernetes.some((source) => isSet(volume[source])))
      .map(([, { name }]) => name));
    for (const { mount, volume, path, container, pointer } of mountsOf(pod, context)) {
      if (mount.readOnly === true && path !== undefined && !filled.has(volume)) {
        context.report({
          pointer: `${pointer}/readOnly`,
          message: `container ${quoted(container.name)} mounts a volume at ${quoted(path)} as read-only`,
        });
      }
    }
  },
};
