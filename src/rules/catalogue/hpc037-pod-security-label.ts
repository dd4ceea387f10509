import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { isSet, pointerInto } from '../reading/json';
import { LEVEL_LABEL, namespacesOf } from '../reading/namespaces';
import type { SetRule } from '../rule';

export const rule: SetRule = {
  id: 'HPC037',
  title: 'A namespace for HostProcess pods has a Pod Security label',
  outcome: RuleOutcome.RISK,
  severity: Severity.WARNING,
  holds: { since: '1.23' },
  why: 'Without the label, the default of the cluster applies. If the default is not privileged, the cluster refuses every HostProcess pod.',
  fix: 'Label it pod-security.kubernetes.io/enforce: privileged, as HostProcessNamespace does, and do not let other users create pods in it.',
  symptoms: { workload: ['is forbidden: violates PodSecurity "...": ... hostProcess'] },
  fixable: true,
  sources: ['https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces'],
  checkSet(objects, { report }) {
    for (const { about, name, labels } of namespacesOf(objects)) {
      if (!isSet(labels[LEVEL_LABEL])) {
        report(about, {
          pointer: pointerInto('', about.object, 'metadata', 'labels'),
          message: `namespace ${quoted(name)} has HostProcess pods but no Pod Security label`,
        });
      }
    }
  },
};
