import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { shown } from '../reading/json';
import { portsOf } from '../reading/ports';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC030',
  title: 'A host port equals the container port',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'A HostProcess pod uses the network of its node, so one port cannot be mapped to another. The API server refuses the pod.',
  fix: 'Leave hostPort out. The container port is the port that the process listens on (HostProcessPort.tcp(number)).',
  symptoms: { apply: ['must match `containerPort` when `hostNetwork` is true'] },
  fixable: true,
  sources: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports'],
  scope: 'windows',
  fields: ['ports'],
  checkPod(pod, context) {
    if (pod.spec.hostNetwork !== true) {
      return;
    }
    for (const { container, port: { hostPort, containerPort }, pointer } of portsOf(pod, context)) {
      // The API server does not check init containers here.
      if (container.kind === 'containers' && typeof hostPort === 'number' && hostPort !== 0 && hostPort !== containerPort) {
        context.report({
          pointer: `${pointer}/hostPort`,
          message: `container ${quoted(container.name)} has hostPort ${hostPort} for container port ${shown(containerPort)}`,
        });
      }
    }
  },
};
