import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { logonSeverity } from '../reading/accounts';
import { isSet } from '../reading/json';
import { PodTemplate, TemplateContainer, windowsOptions } from '../reading/pod-template';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC014',
  title: 'Every HostProcess container has an account',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'Without runAsUserName, the container runtime uses the user of the image. Most images for HostProcess containers do not set one, and the container fails to start.',
  fix: 'Set runAsUserName for the pod, for example to NT AUTHORITY\\Local service (account: WindowsAccount.localService()).',
  symptoms: { pod: ['empty username or group name passed', 'empty user string passed'] },
  fixable: false,
  sources: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#hostprocess-pod-configuration-requirements',
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/logon.go',
  ],
  checkPod(pod, { report }) {
    for (const container of pod.hostProcessContainers) {
      if (container.account === undefined && !hasAccountOfWrongType(container, pod)) {
        report({ severity: logonSeverity(pod), pointer: container.pointer, message: `container ${quoted(container.name)} has no account` });
      }
    }
  },
};

/** HPC081 reports such an account. */
function hasAccountOfWrongType({ spec }: TemplateContainer, pod: PodTemplate): boolean {
  return isSet(windowsOptions(spec).runAsUserName ?? windowsOptions(pod.spec).runAsUserName);
}
