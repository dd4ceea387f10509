import { asObject, asText, Json, objectsOf } from './json';
import type { PodTemplate } from './pod-template';
import { concernsWindows } from './windows-pods';
import type { ManifestObject } from '../manifest-object';
import type { SetContext } from '../rule';

/**
 * The Namespaces of pods for Windows, the Services that select them, and the ConfigMaps and Secrets
 * that they use.
 */
export function relatedObjects(objects: readonly ManifestObject[], context: SetContext): readonly ManifestObject[] {
  const candidates = objects.filter(({ object: { apiVersion, kind } }) => (
    apiVersion === 'v1' && typeof kind === 'string' && Object.hasOwn(relations, kind)
  ));
  if (candidates.length === 0) {
    return [];
  }
  const silent = { ...context, report: () => {} };
  const users = objects.flatMap(({ object, templates }) => templates.filter((pod) => concernsWindows(pod, silent)).map((pod): User => (
    { pod, namespace: asObject(object.metadata)?.namespace }
  )));
  return candidates.filter(({ object }) => users.some((user) => relations[object.kind](object, user)));
}

interface User {
  readonly pod: PodTemplate;
  readonly namespace: unknown;
}

const relations: Readonly<Record<string, (object: Json, user: User) => boolean>> = {
  Namespace: (object, { namespace }) => typeof namespace === 'string' && asObject(object.metadata)?.name === namespace,
  Service: (object, user) => isNextTo(object, user) && isSelected(asObject(object.spec)?.selector, user.pod),
  ConfigMap: (object, user) => isNextTo(object, user) && namesIn(user.pod.spec, 'configMap').includes(nameOf(object)),
  Secret: (object, user) => isNextTo(object, user) && namesIn(user.pod.spec, 'secret').includes(nameOf(object)),
};

function isNextTo(object: Json, { namespace }: User): boolean {
  return asObject(object.metadata)?.namespace === namespace;
}

function nameOf(object: Json): string | undefined {
  return asText(asObject(object.metadata)?.name);
}

function isSelected(selector: unknown, { metadata }: PodTemplate): boolean {
  const wanted = Object.entries(asObject(selector) ?? {});
  const labels = asObject(metadata.labels) ?? {};
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
}

/** The names of the ConfigMaps or Secrets in the volumes and the environment of a pod. */
function namesIn({ volumes, containers, initContainers }: Json, source: 'configMap' | 'secret'): unknown[] {
  const ofVolume = (volume: Json): unknown[] => {
    const own = asObject(volume[source]);
    return [own?.name, own?.secretName, ...objectsOf(asObject(volume.projected)?.sources).map(([, each]) => asObject(each[source])?.name as unknown)];
  };
  const ofContainer = ({ env, envFrom }: Json): unknown[] => [
    ...objectsOf(env).map(([, { valueFrom }]) => asObject(asObject(valueFrom)?.[`${source}KeyRef`])?.name as unknown),
    ...objectsOf(envFrom).map(([, each]) => asObject(each[`${source}Ref`])?.name as unknown),
  ];
  return [
    ...objectsOf(volumes).flatMap(([, volume]) => ofVolume(volume)),
    ...[...objectsOf(containers), ...objectsOf(initContainers)].flatMap(([, container]) => ofContainer(container)),
  ].filter((name) => name !== undefined);
}
