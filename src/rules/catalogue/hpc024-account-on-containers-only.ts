import { RuleOutcome, Severity } from '../finding';
import { windowsOptions } from '../reading/pod-template';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC024',
  title: 'A HostProcess pod names its account for the pod as a whole',
  outcome: RuleOutcome.RISK,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'Containers that are added later, those of kubectl debug among them, have no account and do not start.',
  fix: 'Set runAsUserName at the pod, and at containers only where they differ.',
  symptoms: { pod: ['empty username or group name passed'] },
  fixable: false,
  sources: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#hostprocess-pod-configuration-requirements',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kuberuntime/kuberuntime_sandbox.go',
  ],
  checkPod({ spec, pointer, hostProcessContainers }, { report }) {
    const options = windowsOptions(spec);
    if (options.hostProcess === true && typeof options.runAsUserName !== 'string' && hostProcessContainers.every(({ account }) => account !== undefined)) {
      report({ pointer: `${pointer}/securityContext/windowsOptions`, message: 'the pod is a HostProcess pod, and only containers name an account' });
    }
  },
};
