import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { handlersOf, whereOf } from '../reading/handlers';
import { asObject } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC068',
  title: 'Probes and hooks call their own pod',
  outcome: RuleOutcome.RISK,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'kubelet calls the server at that host, which is not necessarily this pod. From Kubernetes 1.34 on, Pod Security counts the field.',
  fix: 'Leave host out. kubelet then calls the address of the node, which is also the address of the pod. Set host only if the server listens on 127.0.0.1 alone.',
  fixable: false,
  sources: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes',
  ],
  fields: ['startupProbe', 'livenessProbe', 'readinessProbe', 'lifecycle'],
  checkPod(pod, { report }) {
    for (const container of pod.hostProcessContainers) {
      for (const { spec, name, pointer } of handlersOf(container)) {
        for (const kind of ['httpGet', 'tcpSocket']) {
          const host: unknown = asObject(spec[kind])?.host;
          if (typeof host === 'string' && host !== '') {
            report({ pointer: `${pointer}/${kind}/host`, message: `${whereOf(container, name)} calls host ${quoted(host)}` });
          }
        }
      }
    }
  },
};
