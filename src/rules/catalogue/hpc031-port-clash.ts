import { quoted } from '../../facts/errors';
import { Outcome, Severity } from '../finding';
import { DeclaredPort, portsOf } from '../reading/ports';
import type { PodRule } from '../rule';
import { errorEverywhere } from '../severities';

const BOUND_TWICE = 'Ports of a HostProcess pod are ports of its node, which only one process can listen on.';

export const rule: PodRule = {
  id: 'HPC031',
  title: 'No two containers of a pod claim the same port',
  outcome: Outcome.PODS_REFUSED,
  severity: errorEverywhere,
  since: '1.22',
  why: 'Ports of a HostProcess pod are ports of its node: the API server takes a workload and then refuses every pod made from it.',
  fix: 'Give each container ports of its own, or declare a port that processes share only once.',
  fixable: false,
  sources: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports'],
  scope: 'windows',
  checkPod(pod, context) {
    const ports = portsOf(pod, context);
    if (ports.length < 2) {
      return;
    }
    const claimed = new Map<string, DeclaredPort>();
    for (const declared of ports) {
      const { port: { protocol, hostIP, containerPort }, container, pointer } = declared;
      if (typeof containerPort !== 'number') {
        continue;
      }
      const name = `${protocol === 'UDP' || protocol === 'SCTP' ? protocol : 'TCP'}/${containerPort}`;
      const key = typeof hostIP === 'string' ? `${hostIP} ${name}` : name;
      const first = claimed.get(key);
      if (first === undefined) {
        claimed.set(key, declared);
        continue;
      }
      // The API server compares main containers, and the ports of each container; a sidecar's clash shows when the second process starts.
      const refused = first.container === container || (!first.container.isSidecar && !container.isSidecar);
      context.report({
        severity: refused ? Severity.ERROR : Severity.WARNING,
        pointer: `${pointer}/containerPort`,
        message: first.container === container
          ? `container ${quoted(container.name)} claims port ${name} twice`
          : `containers ${quoted(first.container.name)} and ${quoted(container.name)} both claim port ${name}`,
        why: refused ? undefined : BOUND_TWICE,
      });
    }
  },
};
