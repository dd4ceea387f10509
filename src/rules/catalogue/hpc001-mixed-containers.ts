import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { windowsOptions } from '../reading/pod-template';
import type { PodRule } from '../rule';

const OF_ITSELF = 'Remove hostProcess: false from the container and set securityContext.windowsOptions.hostProcess: true for the pod, or move the container to a separate pod.';

export const rule: PodRule = {
  id: 'HPC001',
  title: 'All containers of a HostProcess pod are HostProcess containers',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The API server refuses a pod in which only some containers are HostProcess containers.',
  fix: 'Set securityContext.windowsOptions.hostProcess: true for the pod, and move the other containers to a separate pod.',
  symptoms: { apply: ['If pod contains any hostProcess containers then all containers must be HostProcess containers'] },
  fixable: false,
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#limitations'],
  checkPod(pod, { report }) {
    const ofPod = windowsOptions(pod.spec).hostProcess;
    for (const container of pod.containers) {
      // HPC002 reports a container that contradicts the pod.
      const own = windowsOptions(container.spec).hostProcess;
      if (!container.hostProcess && !(ofPod === true && own === false)) {
        report({
          ...(own === false && { fix: OF_ITSELF }),
          pointer: container.pointer,
          message: `container ${quoted(container.name)} is not a HostProcess container, but other containers of the pod are`,
        });
      }
    }
  },
};
