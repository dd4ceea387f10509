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
