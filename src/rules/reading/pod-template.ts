import { asObject, asText, Json, objectsOf } from './json';

/** A container of a pod template, with what it inherits from the pod. */
export interface TemplateContainer {
  readonly kind: 'containers' | 'initContainers' | 'ephemeralContainers';
  /** JSON pointer into the object. */
  readonly pointer: string;
  readonly name: string;
  readonly spec: Json;
  readonly hostProcess: boolean;
  /** An init container that keeps running beside the main containers. */
  readonly isSidecar: boolean;
  /** The effective `runAsUserName`, and the pointer to where it is written. */
  readonly account?: { readonly name: string; readonly pointer: string };
}

/** A Pod, or the pod template of a workload. */
export interface PodTemplate {
  /** Kind of the object that holds it. */
  readonly kind: string;
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
  /** True where the pod, or at least one container, asks to be HostProcess. */
  readonly isHostProcess: boolean;
}

const containerKinds = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** The pod template of an object of any workload kind, or undefined for an object without one. */
export function podTemplateOf(object: Json): PodTemplate | undefined {
  const path = templatePath(object);
  const holder = path?.reduce<unknown>((value, key) => asObject(value)?.[key], object);
  const template = path === undefined ? undefined : asObject(holder);
  const spec = asObject(template?.spec);
  if (path === undefined || template === undefined || spec === undefined) {
    return undefined;
  }
  const prefix = path.map((key) => `/${key}`).join('');
  const pointer = `${prefix}/spec`;
  const podOptions = windowsOptions(spec);
  const containers = containerKinds.flatMap((kind) => (
    objectsOf(spec[kind]).map(([index, container]) => templateContainer(kind, index, container, podOptions, pointer))
  ));
  const hostProcessContainers = containers.filter(({ hostProcess }) => hostProcess);
  const metadata = asObject(template.metadata) ?? {};
  return {
    kind: object.kind,
    object,
    metadata,
    metadataPointer: `${prefix}/metadata`,
    annotations: asObject(metadata.annotations) ?? {},
    spec,
    pointer,
    containers,
    hostProcessContainers,
    isHostProcess: podOptions.hostProcess === true || hostProcessContainers.length > 0,
  };
}

/** The `windowsOptions` of a pod's or a container's spec. */
export function windowsOptions(spec: Json): Json {
  return asObject(asObject(spec.securityContext)?.windowsOptions) ?? {};
}

function templatePath(object: Json): string[] | undefined {
  switch (object.kind) {
    case 'Pod': return [];
    case 'PodTemplate': return ['template'];
    case 'CronJob': return ['spec', 'jobTemplate', 'spec', 'template'];
    case 'DaemonSet': case 'Deployment': case 'Job': case 'ReplicaSet': case 'ReplicationController': case 'StatefulSet': return ['spec', 'template'];
    default: return undefined;
  }
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
