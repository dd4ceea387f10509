import { asObject, asText, Json, objectsOf } from './json';
import { NodeSelection, nodeSelectionOf } from './node-selection';
import type { PodTemplate, TemplateContainer } from './pod-template';
import { volumesOf } from './volumes';
import { DESIRED_FILE, REVISION_VARIABLE } from '../../facts/node-agent';
import type { ManifestObject } from '../manifest-object';

/** A container that runs the node agent, with the settings that it applies. */
export interface NodeAgentUse {
  readonly about: ManifestObject;
  readonly pod: PodTemplate;
  readonly container: TemplateContainer;
  /** The ConfigMap that contains the settings. */
  readonly configMap: ManifestObject;
  readonly desired: Json;
}

/** A local group that a node agent creates. */
export interface DefinedGroup {
  readonly name: string;
  readonly about: ManifestObject;
  readonly nodes: NodeSelection;
}

/** The node agents whose settings are among the objects. */
export function nodeAgentsOf(objects: readonly ManifestObject[]): NodeAgentUse[] {
  return objects.flatMap((about) => about.templates.flatMap((pod) => {
    const containers = pod.hostProcessContainers.filter(({ spec }) => objectsOf(spec.env).some(([, { name }]) => name === REVISION_VARIABLE));
    const mounted = containers.length === 0 ? [] : settingsOf(about, pod, objects);
    return containers.flatMap((container) => mounted
      .filter(({ volume }) => objectsOf(container.spec.volumeMounts).some(([, { name }]) => name === volume))
      .map(({ configMap, desired }) => ({ about, pod, container, configMap, desired })));
  }));
}

/** The groups that the node agents create, or that they expect on their nodes. */
export function definedGroups(objects: readonly ManifestObject[]): DefinedGroup[] {
  return nodeAgentsOf(objects).flatMap(({ about, pod, desired }) => objectsOf(desired.settings).flatMap(([, { kind, ensure, name }]) => (
    kind === 'localGroup' && ensure === 'present' && typeof name === 'string' ? [{ name, about, nodes: nodeSelectionOf(pod) }] : []
  )));
}

interface MountedSettings {
  readonly volume: string;
  readonly configMap: ManifestObject;
  readonly desired: Json;
}

function settingsOf({ object }: ManifestObject, pod: PodTemplate, objects: readonly ManifestObject[]): MountedSettings[] {
  const { namespace } = asObject(object.metadata) ?? {};
  return volumesOf(pod).flatMap(([, volume]): MountedSettings[] => {
    const name = asText(asObject(volume.configMap)?.name);
    const configMap = name === undefined ? undefined : objects.find((other) => (
      other.object.kind === 'ConfigMap' && asObject(other.object.metadata)?.name === name && asObject(other.object.metadata)?.namespace === namespace
    ));
    const desired = configMap === undefined ? undefined : parsed(asText(asObject(configMap.object.data)?.[DESIRED_FILE]));
    return desired === undefined ? [] : [{ volume: asText(volume.name) ?? '', configMap: configMap!, desired }];
  });
}

function parsed(text: string | undefined): Json | undefined {
  try {
    return asObject(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}
