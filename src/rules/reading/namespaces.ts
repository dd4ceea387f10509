import { asObject, asText, Json } from './json';
import type { ManifestObject } from '../manifest-object';

/** The label of a Namespace that sets the enforced level of Pod Security. */
export const LEVEL_LABEL = 'pod-security.kubernetes.io/enforce';

/** A Namespace, with its objects that have HostProcess pods. */
export interface HostProcessNamespaceUse {
  readonly about: ManifestObject;
  readonly name: string;
  readonly labels: Json;
  readonly workloads: readonly ManifestObject[];
}

/**
 * The Namespaces among the objects that contain HostProcess pods. The namespace of an object that
 * does not set one is unknown.
 */
export function namespacesOf(objects: readonly ManifestObject[]): HostProcessNamespaceUse[] {
  const byNamespace = new Map<unknown, ManifestObject[]>();
  for (const about of objects.filter(({ templates }) => templates.some(({ isHostProcess }) => isHostProcess))) {
    const name: unknown = asObject(about.object.metadata)?.namespace;
    const others = byNamespace.get(name);
    if (others === undefined) {
      byNamespace.set(name, [about]);
    } else {
      others.push(about);
    }
  }
  return byNamespace.size === 0 ? [] : objects.flatMap((about) => {
    const metadata = about.object.kind === 'Namespace' ? asObject(about.object.metadata) : undefined;
    const name = asText(metadata?.name);
    const inside = name === undefined ? [] : byNamespace.get(name) ?? [];
    return inside.length === 0 ? [] : [{ about, name: name!, labels: asObject(metadata!.labels) ?? {}, workloads: inside }];
  });
}
