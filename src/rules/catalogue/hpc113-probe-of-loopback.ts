import { quoted } from '../../facts/errors';
import { ListenAddress, listenAddressesIn } from '../../facts/listen-address';
import { RuleOutcome, Severity } from '../finding';
import { CommandUse, commandsOf } from '../reading/commands';
import { handlersOf, whereOf } from '../reading/handlers';
import { asObject, isSet, Json, objectsOf } from '../reading/json';
import type { TemplateContainer } from '../reading/pod-template';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC113',
  title: 'A probe does not call a port on which the program listens only for its own node',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'kubelet calls the address of the node. A program that listens on 127.0.0.1 refuses this connection, so the probe fails and kubelet restarts the container.',
  fix: 'Set host: 127.0.0.1 in the probe, because kubelet runs on the same node, or let the program listen on all addresses.',
  symptoms: { pod: ['Liveness probe failed', 'Readiness probe failed', 'connectex: No connection could be made because the target machine actively refused it.'] },
  fixable: false,
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes'],
  fields: ['startupProbe', 'livenessProbe', 'readinessProbe', 'lifecycle'],
  checkPod(pod, context) {
    const mainCommands = commandsOf(pod, context).filter(({ handler }) => handler === undefined);
    const listening = new Map(mainCommands.map((use) => [use.container, addressesOf(use)]));
    const all = [...listening.values()].flat();
    for (const container of pod.hostProcessContainers) {
      for (const handler of handlersOf(container)) {
        for (const kind of ['httpGet', 'tcpSocket', 'grpc']) {
          const call = asObject(handler.spec[kind]);
          const port = call === undefined ? undefined : portNumber(call.port, container);
          const own = listening.get(container)?.find((address) => address.isLoopback && address.port === port);
          // Another container can accept the same port on the other addresses.
          const isForNode = !isSet(call?.host) || call?.host === '';
          if (own !== undefined && isForNode && !all.some((address) => !address.isLoopback && address.port === port)) {
            context.report({
              pointer: `${handler.pointer}/${kind}/port`,
              message: `${whereOf(container, handler.name)} calls port ${port} of the node, but the program listens on ${quoted(own.text)}`,
            });
          }
        }
      }
    }
  },
};

function addressesOf({ command, args }: CommandUse): ListenAddress[] {
  return listenAddressesIn([...command, ...args]);
}

function portNumber(port: unknown, { spec }: TemplateContainer): unknown {
  return typeof port === 'string' ? objectsOf(spec.ports).find(([, { name }]: readonly [number, Json]) => name === port)?.[1].containerPort : port;
}
