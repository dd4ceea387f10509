import { asObject, asText, Json } from './json';
import type { PodTemplate } from './pod-template';
import type { ManifestObject } from '../manifest-object';

/** The label of a Namespace that sets the enforced level of Pod Security. */
export const LEVEL_LABEL = 'pod-security.kubernetes.io/enforce';

/** A Namespace, with its objects that have pods of some type. */
export interface NamespaceUse {
  readonly about: ManifestObject;
  readonly name: string;
  readonly labels: Json;
  readonly workloads: readonly ManifestObject[];
}

/**
 * The Namespaces among the objects that contain pods of some type, HostProcess pods by default. The
 * namespace of an object that does not set one is unknown.
 */
export function namespacesOf(
  objects: readonly ManifestObject[], counts = ({ isHostProcess }: PodTemplate): boolean => isHostProcess,
): NamespaceUse[] {
  const byNamespace = new Map<unknown, ManifestObject[]>();
  for (const about of objects.filter(({ templates }) => templates.some(counts))) {
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
