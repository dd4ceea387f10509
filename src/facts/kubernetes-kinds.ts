import { quoted } from './errors';
import { kubernetesMinor } from './kubernetes-version';
import { similarTo } from './similar-word';

/** A kind with a pod template, and its API version. */
export interface WorkloadKind {
  readonly apiVersion: string;
  readonly kind: string;
}

const kindsOf: Readonly<Record<string, readonly string[]>> = {
  'v1': ['Pod', 'PodTemplate', 'ReplicationController'],
  'apps/v1': ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
  'batch/v1': ['CronJob', 'Job'],
};

/** The kinds of Kubernetes that have pod templates. */
export const workloadKinds: readonly WorkloadKind[] = Object.entries(kindsOf)
  .flatMap(([apiVersion, kinds]) => kinds.map((kind) => ({ apiVersion, kind })));

/**
 * API versions that Kubernetes no longer serves, with the first version that does not.
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */
const removed: readonly (WorkloadKind & { readonly since: string })[] = [
  ...['DaemonSet', 'Deployment', 'ReplicaSet'].map((kind) => ({ apiVersion: 'extensions/v1beta1', kind, since: '1.16' })),
  ...['Deployment', 'StatefulSet'].map((kind) => ({ apiVersion: 'apps/v1beta1', kind, since: '1.16' })),
  ...['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'].map((kind) => ({ apiVersion: 'apps/v1beta2', kind, since: '1.16' })),
  { apiVersion: 'batch/v2alpha1', kind: 'CronJob', since: '1.21' },
  { apiVersion: 'batch/v1beta1', kind: 'CronJob', since: '1.25' },
];

/** Why the API server does not know the kind of a workload. */
export interface KindProblem {
  /** The field that is wrong or missing. */
  readonly field: 'apiVersion' | 'kind';
  /** Starts in lowercase and has no full stop. */
  readonly message: string;
  /** A sentence. */
  readonly fix: string;
  /** Whether a version of Kubernetes could serve the kind. */
  readonly mayBeNew: boolean;
}

/**
 * Whether an API version belongs to a group of Kubernetes itself. Groups of operators have a name
 * with a dot.
 */
export function isOfKubernetes(apiVersion: unknown): boolean {
  return typeof apiVersion !== 'string' || !/^[^/]*\./u.test(apiVersion) || /^(?!.*\.x-k8s\.io\/)[^/]*\.k8s\.io\//u.test(apiVersion);
}

/**
 * The kind that an author means by the API version and the kind of an object, or undefined if no
 * workload has a similar kind. Differences in case and single letters do not matter.
 */
export function meantKind(kind: unknown): WorkloadKind | undefined {
  const known = workloadKinds.find((each) => each.kind === kind);
  if (known !== undefined) {
    return known;
  }
  const similar = typeof kind === 'string' ? similarTo(kind, workloadKinds.map((each) => each.kind)) : undefined;
  return workloadKinds.find((each) => each.kind === similar);
}

/**
 * The problem of an object with a pod template, or undefined if Kubernetes serves its kind.
 * @param minor the minor version of Kubernetes. Undefined means the newest version
 */
export function kindProblem(apiVersion: unknown, kind: unknown, minor: number | undefined): KindProblem | undefined {
  for (const [field, value] of [['apiVersion', apiVersion], ['kind', kind]] as const) {
    if (typeof value !== 'string' || value === '') {
      return { field, message: `the object has no ${field}`, fix: fixFor(field, kind), mayBeNew: false };
    }
  }
  if (workloadKinds.some((each) => each.apiVersion === apiVersion && each.kind === kind)) {
    return undefined;
  }
  const meant = meantKind(kind);
  const old = removed.find((each) => each.apiVersion === apiVersion && each.kind === kind);
  if (old !== undefined) {
    return minor !== undefined && minor < kubernetesMinor(old.since) ? undefined : {
      field: 'apiVersion',
      message: `Kubernetes ${old.since} and later do not serve ${old.kind} in ${quoted(apiVersion)}`,
      fix: `Set apiVersion: ${meant!.apiVersion}.`,
      mayBeNew: false,
    };
  }
  const isKindRight = meant?.kind === kind;
  return {
    field: isKindRight ? 'apiVersion' : 'kind',
    message: `Kubernetes has no kind ${quoted(kind)} in ${quoted(apiVersion)}`,
    fix: meant === undefined ? 'Use the apiVersion and the kind of a workload, such as apps/v1 and DaemonSet.' : `Set apiVersion: ${meant.apiVersion} and kind: ${meant.kind}.`,
    mayBeNew: /^(?:apps|batch)?\/?v\d/u.test(String(apiVersion)),
  };
}

function fixFor(field: 'apiVersion' | 'kind', kind: unknown): string {
  const meant = meantKind(kind);
  return field === 'apiVersion' && meant !== undefined ? `Set apiVersion: ${meant.apiVersion}.` : `Set ${field}, such as ${field === 'kind' ? 'DaemonSet' : 'apps/v1'}.`;
}
