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
  why: 'kubelet calls whatever answers there, not necessarily this pod, and Pod Security counts it from Kubernetes 1.34 on.',
  fix: 'Leave host out: kubelet calls the address of the node, which is that of the pod. A server that listens on 127.0.0.1 only needs it.',
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
