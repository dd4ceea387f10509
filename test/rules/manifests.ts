/** JSON that a test changes at will. */
export type Json = Record<string, any>;

/** A pod that no rule has anything against, whatever the target. */
export function goodPod(): Json {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'agent', namespace: 'monitoring' },
    spec: {
      os: { name: 'windows' },
      hostNetwork: true,
      nodeSelector: { 'kubernetes.io/os': 'windows' },
      automountServiceAccountToken: false,
      securityContext: { windowsOptions: { hostProcess: true, runAsUserName: 'NT AUTHORITY\\Local service' } },
      containers: [{ name: 'main', image: 'registry.example.com/agent:1.2.3', command: ['agent.exe', '--config', '%CONTAINER_SANDBOX_MOUNT_POINT%\\agent.yaml'] }],
    },
  };
}

/** The same pod as a workload of some kind, with the pointer to its pod in front of other pointers. */
export interface PodHolder {
  readonly kind: string;
  readonly prefix: string;
  hold(pod: Json): Json;
}

const labels = { app: 'agent' };
const template = ({ metadata: { labels: own, annotations }, spec }: Json, more: Json = {}) => (
  { metadata: { labels: { ...own, ...labels }, annotations }, spec: { ...spec, ...more } }
);
const holder = (apiVersion: string, kind: string, spec: (pod: Json) => Json, prefix = '/spec/template'): PodHolder => ({
  kind,
  prefix,
  hold: (pod) => ({ apiVersion, kind, metadata: { name: pod.metadata.name, namespace: pod.metadata.namespace }, spec: spec(pod) }),
});
const selector = { matchLabels: labels };
const ending = { restartPolicy: 'Never' };

/** Every kind that constructs make. */
export const podHolders: readonly PodHolder[] = [
  { kind: 'Pod', prefix: '', hold: (pod) => pod },
  holder('apps/v1', 'DaemonSet', (pod) => ({ selector, template: template(pod) })),
  holder('apps/v1', 'Deployment', (pod) => ({ selector, strategy: { type: 'Recreate' }, template: template(pod) })),
  holder('batch/v1', 'Job', (pod) => ({ template: template(pod, ending) })),
  holder('batch/v1', 'CronJob', (pod) => ({ schedule: '@daily', jobTemplate: { spec: { template: template(pod, ending) } } }), '/spec/jobTemplate/spec/template'),
];

export const versions: Readonly<Record<string, string>> = {
  Pod: 'v1', Namespace: 'v1', Service: 'v1', DaemonSet: 'apps/v1', Deployment: 'apps/v1', StatefulSet: 'apps/v1', Job: 'batch/v1', CronJob: 'batch/v1',
};

/**
 * The object with what the API server requires of every object, so that a case can leave it out: the API version, a selector, a
 * schedule, a restart policy, an image for each container, and the volumes that they mount.
 */
export function completed(object: Json): Json {
  object.apiVersion ??= versions[object.kind];
  object.metadata ??= {};
  object.metadata.name ??= 'agent';
  const spec = object.spec ?? {};
  switch (object.kind) {
    case 'Pod': completeSpec(spec); break;
    case 'DaemonSet': case 'Deployment': case 'StatefulSet':
      spec.selector ??= selector;
      spec.template.metadata = { ...spec.template.metadata, labels: { ...spec.template.metadata?.labels, ...spec.selector.matchLabels } };
      completeSpec(spec.template.spec);
      break;
    case 'Job': completeSpec(Object.assign(spec.template.spec, { restartPolicy: spec.template.spec.restartPolicy ?? 'Never' })); break;
    case 'CronJob': completed({ kind: 'Job', spec: spec.jobTemplate.spec }); break;
  }
  return object;
}

function completeSpec(spec: Json): void {
  for (const container of ['containers', 'initContainers'].flatMap((list): Json[] => spec[list] ?? [])) {
    container.image ??= 'registry.example.com/agent:1.2.3';
    for (const { name } of container.volumeMounts ?? []) {
      if (typeof name === 'string' && !spec.volumes?.some((volume: Json) => volume.name === name)) {
        spec.volumes = [...spec.volumes ?? [], { name, emptyDir: {} }];
      }
    }
  }
}

/** The pod without anything that has to do with Windows. */
export function ordinaryPod(pod: Json): Json {
  const copy = structuredClone(pod);
  delete copy.spec.os;
  delete copy.spec.nodeSelector;
  delete copy.spec.affinity;
  const lists = ['containers', 'initContainers', 'ephemeralContainers'].flatMap((kind) => copy.spec[kind] ?? []);
  for (const holderOfOptions of [copy.spec, ...lists]) {
    delete holderOfOptions.securityContext?.windowsOptions;
  }
  return copy;
}

/** The value that a JSON pointer leads to (RFC 6901); throws where it leads nowhere. */
export function valueAt(document: unknown, pointer: string): unknown {
  return pointer.split('/').slice(1).reduce<any>((value, escaped) => {
    const key = escaped.replace(/~1/g, '/').replace(/~0/g, '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) {
      throw new Error(`${pointer} leads nowhere`);
    }
    return value[key];
  }, document);
}
