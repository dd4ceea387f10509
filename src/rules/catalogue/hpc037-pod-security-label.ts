import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { isSet, pointerInto } from '../reading/json';
import { LEVEL_LABEL, namespacesOf } from '../reading/namespaces';
import type { SetRule } from '../rule';

export const rule: SetRule = {
  id: 'HPC037',
  title: 'A namespace for HostProcess pods says so',
  outcome: RuleOutcome.RISK,
  severity: Severity.WARNING,
  holds: { since: '1.23' },
  why: 'Without the label the cluster decides: where its default is not privileged, it refuses every HostProcess pod.',
  fix: 'Label it pod-security.kubernetes.io/enforce: privileged, as HostProcessNamespace does, and let nobody else make pods in it.',
  symptoms: { workload: ['is forbidden: violates PodSecurity "...": ... hostProcess'] },
  fixable: true,
  sources: ['https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces'],
  checkSet(objects, { report }) {
    for (const { about, name, labels } of namespacesOf(objects)) {
      if (!isSet(labels[LEVEL_LABEL])) {
        report(about, {
          pointer: pointerInto('', about.object, 'metadata', 'labels'),
          message: `namespace ${quoted(name)} has HostProcess pods and no label for Pod Security`,
        });
      }
    }
  },
};
