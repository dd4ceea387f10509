import { Json, objectsOf } from './json';
import { oncePerPod } from './once-per-pod';
import type { PodTemplate, TemplateContainer } from './pod-template';

/** A port that a container declares. */
export interface DeclaredPort {
  readonly container: TemplateContainer;
  readonly port: Json;
  readonly pointer: string;
}

/** The ports of all containers that run at the same time: main containers and sidecars. */
export function declaredPorts(pod: PodTemplate): readonly DeclaredPort[] {
  return portsOfContainers(pod.containers.filter(({ kind, isSidecar }) => kind === 'containers' || isSidecar));
}

/** The same, for rules that check pods. */
export const portsOf = oncePerPod(declaredPorts);

/** The ports of these containers, in their order. */
export function portsOfContainers(containers: readonly TemplateContainer[]): DeclaredPort[] {
  return containers.flatMap((container) => (
    objectsOf(container.spec.ports).map(([index, port]) => ({ container, port, pointer: `${container.pointer}/ports/${index}` }))
  ));
}

/** The protocol of a port, which is TCP by default. */
export function protocolOf({ port: { protocol } }: DeclaredPort): string {
  return typeof protocol === 'string' && protocol !== '' ? protocol : 'TCP';
}

/**
 * Whether two ports use the same address of the node. A port without an address uses each of them.
 */
export function isSameAddress(one: DeclaredPort, other: DeclaredPort): boolean {
  const [first, second] = [addressOf(one), addressOf(other)];
  return first === second || first === ANY || second === ANY;
}

/** Whether a port uses all addresses of the node. */
export function isOnAllAddresses(declared: DeclaredPort): boolean {
  return addressOf(declared) === ANY;
}

const ANY = '';

function addressOf({ port: { hostIP } }: DeclaredPort): string {
  return typeof hostIP === 'string' && hostIP !== '0.0.0.0' && hostIP !== '::' ? hostIP : ANY;
}
