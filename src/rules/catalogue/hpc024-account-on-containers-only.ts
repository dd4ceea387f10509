import { RuleOutcome, Severity } from '../finding';
import { windowsOptions } from '../reading/pod-template';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC024',
  title: 'A HostProcess pod sets its account at pod level',
  outcome: RuleOutcome.RISK,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'Containers that are added later, including those of kubectl debug, have no account and do not start.',
  fix: 'Set runAsUserName for the pod. Set it for a container only if the container needs a different account.',
  symptoms: { pod: ['empty username or group name passed'] },
  fixable: false,
  sources: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#hostprocess-pod-configuration-requirements',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kuberuntime/kuberuntime_sandbox.go',
  ],
  checkPod({ spec, pointer, hostProcessContainers }, { report }) {
    const options = windowsOptions(spec);
    if (options.hostProcess === true && typeof options.runAsUserName !== 'string' && hostProcessContainers.every(({ account }) => account !== undefined)) {
      report({ pointer: `${pointer}/securityContext/windowsOptions`, message: 'the pod is a HostProcess pod, but only its containers set an account' });
    }
  },
};
