import * as fc from 'fast-check';
import { Json } from './fault';

const labels = { app: 'agent' };

/** Makes an object of a kind from the spec of a pod. */
type Wrap = (name: string, spec: Json) => Json;

function workload(apiVersion: string, kind: string, more: Json = {}, restartPolicy?: string): Wrap {
  return (name, spec) => ({
    apiVersion,
    kind,
    metadata: { name },
    spec: { selector: { matchLabels: labels }, template: templateOf(spec, restartPolicy), ...more },
  });
}

function templateOf(spec: Json, restartPolicy?: string): Json {
  return { metadata: { labels }, spec: { ...(restartPolicy && { restartPolicy }), ...spec } };
}

function job(spec: Json, restartPolicy: string): Json {
  return { template: templateOf(spec, restartPolicy) };
}

const wraps: Readonly<Record<string, readonly Wrap[]>> = {
  Pod: [
    (name, spec) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec }),
    (name, spec) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, labels }, spec: { restartPolicy: 'OnFailure', ...spec } }),
  ],
  DaemonSet: [workload('apps/v1', 'DaemonSet'), workload('apps/v1', 'DaemonSet', { updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } })],
  Deployment: [workload('apps/v1', 'Deployment', {}, 'Always'), workload('apps/v1', 'Deployment', { replicas: 2 })],
  ReplicaSet: [workload('apps/v1', 'ReplicaSet')],
  StatefulSet: [workload('apps/v1', 'StatefulSet', { serviceName: 'agent' })],
  ReplicationController: [(name, spec) => ({ apiVersion: 'v1', kind: 'ReplicationController', metadata: { name }, spec: { selector: labels, template: templateOf(spec) } })],
  Job: ['Never', 'OnFailure'].map((policy): Wrap => (name, spec) => ({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name }, spec: job(spec, policy) })),
  CronJob: [(name, spec) => ({ apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name }, spec: { schedule: '0 3 * * *', jobTemplate: { spec: job(spec, 'Never') } } })],
  PodTemplate: [(name, spec) => ({ apiVersion: 'v1', kind: 'PodTemplate', metadata: { name }, template: templateOf(spec) })],
};

/** Every kind about as often; Pods more, and first, so that cases shrink to them. */
export const wrap: fc.Arbitrary<Wrap> = fc.constantFrom(...wraps.Pod, ...Object.values(wraps).flat());

/** The plainest object of a kind. */
export function objectOf(kind: string, spec: Json): Json {
  return wraps[kind][0]('agent', spec);
}

/** An object of another sort, which must not disturb. */
const bystander = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'bystander' }, data: { key: 'value' } };

/** How a document holds objects. */
export type Listing = 'alone' | 'List' | 'List with others' | 'list of its kind';

/** The document; the items of a list of one kind leave out what the list says. */
export function documentOf(objects: readonly Json[], listing: Listing): Json {
  const [{ apiVersion, kind }] = objects;
  switch (listing) {
    case 'alone': return objects[0];
    case 'List': return { apiVersion: 'v1', kind: 'List', items: objects };
    case 'List with others': return { apiVersion: 'v1', kind: 'List', items: [bystander, ...objects, bystander] };
    case 'list of its kind': return {
      apiVersion,
      kind: `${kind}List`,
      items: objects.filter((object) => object.kind === kind).map(({ apiVersion: _version, kind: _kind, ...item }) => item),
    };
  }
}
