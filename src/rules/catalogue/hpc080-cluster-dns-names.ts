import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { commandsOf } from '../reading/commands';
import { objectsOf, shown } from '../reading/json';
import type { PodRule } from '../rule';

// The name of a Service, or of a pod behind it, with the namespace: name.namespace.svc, followed by
// any domain.
const clusterName = /(?<![\w.-])(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.){2,}svc(?:\.[a-z\d](?:[a-z\d.-]*[a-z\d])?)?(?![\w-])/iu;

export const rule: PodRule = {
  id: 'HPC080',
  title: 'A HostProcess container does not use names that only the cluster resolves',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'A HostProcess container uses the resolver of its node, which does not know the names of Services.',
  fix: 'Use the cluster IP, an address outside the cluster, or a name that the nodes can resolve.',
  symptoms: { log: ['no such host', 'The remote name could not be resolved'] },
  fixable: false,
  sources: [
    'https://github.com/containerd/containerd/blob/main/internal/cri/server/helpers.go',
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#dns-windows',
  ],
  checkPod(pod, context) {
    const check = (text: unknown, pointer: string, where: string) => {
      const name = typeof text === 'string' && /\.svc/i.test(text) ? clusterName.exec(text)?.[0] : undefined;
      if (name !== undefined) {
        context.report({ pointer, message: `${where} refers to ${quoted(name)}` });
      }
    };
    for (const { container, handler, command, args, pointerTo } of commandsOf(pod, context)) {
      const where = `${handler === undefined ? '' : `${handler} of `}container ${quoted(container.name)}`;
      command.forEach((text, index) => check(text, pointerTo({ field: 'command', index }), where));
      args.forEach((text, index) => check(text, pointerTo({ field: 'args', index }), where));
    }
    for (const { name, pointer, spec } of pod.hostProcessContainers) {
      for (const [index, variable] of objectsOf(spec.env)) {
        check(variable.value, `${pointer}/env/${index}/value`, `environment variable ${shown(variable.name)} of container ${quoted(name)}`);
      }
    }
  },
};
