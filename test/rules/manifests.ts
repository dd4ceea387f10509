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

const template = ({ metadata: { labels, annotations }, spec }: Json) => ({ metadata: { labels, annotations }, spec });
const holder = (kind: string, spec: (pod: Json) => Json, prefix = '/spec/template'): PodHolder => (
  { kind, prefix, hold: (pod) => ({ kind, metadata: { name: pod.metadata.name, namespace: pod.metadata.namespace }, spec: spec(pod) }) }
);

/** Every kind that constructs make. */
export const podHolders: readonly PodHolder[] = [
  { kind: 'Pod', prefix: '', hold: (pod) => pod },
  holder('DaemonSet', (pod) => ({ template: template(pod) })),
  holder('Deployment', (pod) => ({ strategy: { type: 'Recreate' }, template: template(pod) })),
  holder('Job', (pod) => ({ template: template(pod) })),
  holder('CronJob', (pod) => ({ jobTemplate: { spec: { template: template(pod) } } }), '/spec/jobTemplate/spec/template'),
];

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
