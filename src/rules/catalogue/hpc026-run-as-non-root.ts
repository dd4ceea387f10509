import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { asObject, Json } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC026',
  title: 'A HostProcess pod does not set runAsNonRoot to true',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'Kubernetes does not allow it for HostProcess pods, but does not enforce it either: even LocalSystem passes.',
  fix: 'Leave runAsNonRoot out. The account determines what the process may do.',
  fixable: true,
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#hostprocess-pod-configuration-requirements'],
  fields: ['runAsNonRoot'],
  checkPod(pod, { report }) {
    const check = (spec: Json, pointer: string, container?: string) => {
      if (asObject(spec.securityContext)?.runAsNonRoot === true) {
        const who = container === undefined ? 'the pod' : `container ${quoted(container)}`;
        report({ pointer: `${pointer}/securityContext/runAsNonRoot`, message: `${who} sets runAsNonRoot to true` });
      }
    };
    check(pod.spec, pod.pointer);
    for (const { spec, pointer, name } of pod.containers) {
      check(spec, pointer, name);
    }
  },
};
