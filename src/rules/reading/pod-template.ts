import { embeddedTemplatePaths } from './embedded-templates';
import { asObject, asText, Json, objectsOf, pointerTo } from './json';
import { isOfKubernetes, meantKind } from '../../facts/kubernetes-kinds';

/** A container of a pod template, with the values that it inherits from the pod. */
export interface TemplateContainer {
  readonly kind: 'containers' | 'initContainers' | 'ephemeralContainers';
  /** JSON pointer into the object. */
  readonly pointer: string;
  readonly name: string;
  readonly spec: Json;
  readonly hostProcess: boolean;
  /** An init container that keeps running next to the main containers. */
  readonly isSidecar: boolean;
  /** The effective `runAsUserName`, and the pointer to its field. */
  readonly account?: { readonly name: string; readonly pointer: string };
}

/** A Pod, or a pod template of a workload. */
export interface PodTemplate {
  /** The kind of the object that contains it. */
  readonly kind: string;
  /**
   * Whether the template is unknown to the API server, because the kind of the object belongs to an
   * operator.
   */
  readonly isEmbedded: boolean;
  readonly object: Json;
  readonly metadata: Json;
  readonly metadataPointer: string;
  readonly annotations: Json;
  readonly spec: Json;
  /** JSON pointer to `spec`. */
  readonly pointer: string;
  /** Containers of all three kinds. */
  readonly containers: readonly TemplateContainer[];
  /** The HostProcess containers among them. */
  readonly hostProcessContainers: readonly TemplateContainer[];
  /** True if the pod, or at least one container, sets hostProcess to true. */
  readonly isHostProcess: boolean;
}

const containerKinds = ['initContainers', 'containers', 'ephemeralContainers'] as const;

// The paths of the pod template in objects of these kinds.
const templatePaths: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['Pod', []],
  ['PodTemplate', ['template']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  ...['DaemonSet', 'Deployment', 'Job', 'ReplicaSet', 'ReplicationController', 'StatefulSet'].map((kind) => [kind, ['spec', 'template']] as const),
]);

/**
 * The pod templates of an object. A built-in workload has one, and an object of an operator can
 * have any number. The template of a kind that Kubernetes does not know is where the author means
 * it to be.
 */
export function podTemplatesOf(object: Json): PodTemplate[] {
  if (!isOfKubernetes(object.apiVersion)) {
    return embeddedTemplatePaths(object).flatMap((path) => podTemplateAt(object, path) ?? []);
  }
  const kind = meantKind(object.kind)?.kind;
  const path = kind === undefined ? pathOfContainers(object) : templatePaths.get(kind);
  return path === undefined ? [] : podTemplateAt(object, path, kind ?? '') ?? [];
}

/** Where an object of an unknown kind has containers. Other kinds of Kubernetes have none. */
function pathOfContainers(object: Json): readonly string[] | undefined {
  const isObject = typeof object.kind === 'string' || typeof object.apiVersion === 'string' || typeof asObject(object.metadata)?.name === 'string';
  const hasContainers = (path: readonly string[]) => objectsOf(asObject(asObject(valueAt(object, path))?.spec)?.containers).length > 0;
  return isObject ? [...templatePaths.values()].find(hasContainers) : undefined;
}

/** The `windowsOptions` of a pod's or a container's spec. */
export function windowsOptions(spec: Json): Json {
  return asObject(asObject(spec.securityContext)?.windowsOptions) ?? {};
}

/** @param ownKind the kind of a workload. Undefined for the object of an operator */
function podTemplateAt(object: Json, path: readonly string[], ownKind?: string): [PodTemplate] | undefined {
  const template = asObject(valueAt(object, path));
  const spec = asObject(template?.spec);
  if (template === undefined || spec === undefined) {
    return undefined;
  }
  const prefix = pointerTo('', ...path);
  const pointer = `${prefix}/spec`;
  const podOptions = windowsOptions(spec);
  const containers = containerKinds.flatMap((kind) => (
    objectsOf(spec[kind]).map(([index, container]) => templateContainer(kind, index, container, podOptions, pointer))
  ));
  const hostProcessContainers = containers.filter(({ hostProcess }) => hostProcess);
  const metadata = asObject(template.metadata) ?? {};
  return [{
    kind: ownKind ?? asText(object.kind) ?? '',
    isEmbedded: ownKind === undefined,
    object,
    metadata,
    metadataPointer: `${prefix}/metadata`,
    annotations: asObject(metadata.annotations) ?? {},
    spec,
    pointer,
    containers,
    hostProcessContainers,
    isHostProcess: podOptions.hostProcess === true || hostProcessContainers.length > 0,
  }];
}

function valueAt(object: Json, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (Array.isArray(value) ? value[Number(key)] : asObject(value)?.[key]), object);
}

function templateContainer(kind: TemplateContainer['kind'], index: number, spec: Json, podOptions: Json, podPointer: string): TemplateContainer {
  const own = windowsOptions(spec);
  const pointer = `${podPointer}/${kind}/${index}`;
  const optionsPath = '/securityContext/windowsOptions/runAsUserName';
  const account = typeof own.runAsUserName === 'string'
    ? { name: own.runAsUserName, pointer: pointer + optionsPath }
    : typeof podOptions.runAsUserName === 'string' ? { name: podOptions.runAsUserName, pointer: podPointer + optionsPath } : undefined;
  return {
    kind,
    pointer,
    spec,
    account,
    name: asText(spec.name) ?? String(index),
    hostProcess: (own.hostProcess ?? podOptions.hostProcess) === true,
    isSidecar: kind === 'initContainers' && spec.restartPolicy === 'Always',
  };
}
