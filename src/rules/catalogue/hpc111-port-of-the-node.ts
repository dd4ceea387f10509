import { quoted } from '../../facts/errors';
import { NodePortOwner, nodePorts } from '../../facts/node-ports';
import { RuleOutcome, Severity } from '../finding';
import { asList, shown } from '../reading/json';
import type { TemplateContainer } from '../reading/pod-template';
import { isOnAllAddresses, portsOf, protocolOf } from '../reading/ports';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC111',
  title: 'No container declares a port that the node itself uses',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'Only one process can listen on each port of the node. The program fails, or the node loses the service if the program starts first.',
  fix: 'Use another port.',
  symptoms: { log: ['Only one usage of each socket address (protocol/network address/port) is normally permitted.'] },
  fixable: false,
  sources: [
    'https://kubernetes.io/docs/reference/networking/ports-and-protocols/',
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/networking/service-overview-and-network-port-requirements',
  ],
  fields: ['ports'],
  checkPod(pod, context) {
    for (const declared of portsOf(pod, context)) {
      const { container, port, pointer } = declared;
      const name = `${protocolOf(declared)}/${shown(port.containerPort)}`;
      const owner = nodePorts.get(name);
      if (owner !== undefined && container.hostProcess && isOnAllAddresses(declared) && !isItself(container, owner)) {
        context.report({
          pointer: `${pointer}/containerPort`,
          message: `container ${quoted(container.name)} declares port ${name}, which ${owner.name} uses by default`,
        });
      }
    }
  },
};

/** Whether the container runs the owner of the port, by its name, its image or its command. */
function isItself({ name, spec: { image, command, args } }: TemplateContainer, { itself }: NodePortOwner): boolean {
  return itself !== undefined && [name, image, ...asList(command), ...asList(args)].some((text) => typeof text === 'string' && text.includes(itself));
}
