import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { isSet, pointerTo, shown } from '../reading/json';
import { isForWindows } from '../reading/linux-only';
import { LEVEL_LABEL, namespacesOf } from '../reading/namespaces';
import { forbiddenFieldsOf, isForbiddingLevel, latestMinor } from '../reading/pod-security';
import type { SetRule } from '../rule';

const LEVELS: readonly unknown[] = ['privileged', 'baseline', 'restricted'];

// The modes that refuse pods, log, and warn. The API server refuses a Namespace if the label of any
// of them is wrong.
const levelLabels = ['enforce', 'audit', 'warn'].map((mode) => `pod-security.kubernetes.io/${mode}`);

export const rule: SetRule = {
  id: 'HPC036',
  title: 'Pod Security allows HostProcess pods and other Windows pods in their namespace',
  outcome: RuleOutcome.PODS_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.23' },
  why: 'The levels baseline and restricted forbid hostProcess and hostNetwork. The API server accepts workloads with a warning, but refuses every one of their pods.',
  fix: 'Put HostProcess pods into a separate namespace with the label pod-security.kubernetes.io/enforce: privileged, as HostProcessNamespace does.',
  symptoms: {
    apply: ['would violate PodSecurity "...": ... hostProcess', 'must be one of privileged, baseline, restricted'],
    workload: ['is forbidden: violates PodSecurity "...": ... hostProcess'],
  },
  fixable: false,
  mayBeExempt: true,
  sources: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    'https://kubernetes.io/docs/concepts/security/pod-security-admission/#workload-resources-and-pod-templates',
  ],
  checkSet(objects, { report, kubernetesMinor }) {
    for (const { about, name, labels, workloads } of namespacesOf(objects, (pod) => pod.isHostProcess || isForWindows(pod))) {
      const enforced: unknown = labels[LEVEL_LABEL];
      for (const workload of isForbiddingLevel(enforced) ? workloads : []) {
        const outcome = workload.object.kind === 'Pod' ? RuleOutcome.OBJECT_REFUSED : RuleOutcome.PODS_REFUSED;
        if (workload.templates.some(({ isHostProcess }) => isHostProcess)) {
          report(workload, {
            outcome,
            pointer: '/metadata/namespace',
            message: `namespace ${quoted(name)} enforces the Pod Security level ${quoted(enforced)}`,
          });
          continue;
        }
        const minor = latestMinor(labels[`${LEVEL_LABEL}-version`], kubernetesMinor);
        const forbidden = workload.templates.filter(isForWindows).flatMap((pod) => forbiddenFieldsOf(pod, enforced as string, minor));
        for (const { pointer, text, fix } of forbidden) {
          report(workload, {
            outcome,
            pointer,
            message: `${text}, and namespace ${quoted(name)} enforces the Pod Security level ${quoted(enforced)}`,
            why: 'The level forbids this in all pods, regardless of their operating system.',
            fix,
          });
        }
      }
      for (const label of levelLabels) {
        const level: unknown = labels[label];
        const version: unknown = labels[`${label}-version`];
        if (isSet(level) && !LEVELS.includes(level)) {
          report(about, {
            pointer: pointerTo('/metadata/labels', label),
            outcome: RuleOutcome.OBJECT_REFUSED,
            message: `namespace ${quoted(name)} has the Pod Security level ${shown(level)}`,
            why: 'The API server refuses a Namespace whose level is not privileged, baseline or restricted.',
          });
        }
        if (isSet(version) && !(typeof version === 'string' && /^(?:latest|v1\.(?:0|[1-9]\d*))$/u.test(version))) {
          report(about, {
            pointer: pointerTo('/metadata/labels', `${label}-version`),
            outcome: RuleOutcome.OBJECT_REFUSED,
            message: `namespace ${quoted(name)} has the Pod Security version ${shown(version)}`,
            why: 'The API server refuses a Namespace whose version is neither latest nor of the form v1.30.',
            fix: 'Set it to latest or to a version such as v1.30, or leave it out.',
          });
        }
      }
    }
  },
};
