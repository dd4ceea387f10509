import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { windowsOptions } from '../reading/pod-template';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC002',
  title: 'Pod and containers agree on hostProcess',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The API server refuses a container whose hostProcess value differs from the value of its pod.',
  fix: 'Set hostProcess: true for the pod and leave it out of the container.',
  symptoms: { apply: ['pod hostProcess value must be identical if both are specified'] },
  fixable: false,
  sources: ['https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go'],
  checkPod(pod, { report }) {
    const ofPod = windowsOptions(pod.spec).hostProcess;
    if (typeof ofPod !== 'boolean') {
      return;
    }
    for (const container of pod.containers) {
      const own = windowsOptions(container.spec).hostProcess;
      if (typeof own === 'boolean' && own !== ofPod) {
        report({
          pointer: `${container.pointer}/securityContext/windowsOptions/hostProcess`,
          message: `container ${quoted(container.name)} sets hostProcess to ${own}, but its pod sets it to ${ofPod}`,
        });
      }
    }
  },
};
