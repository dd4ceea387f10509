import { asObject, isSet, Json, objectsOf } from './json';

/** Kinds whose objects must have a selector. */
const selectingKinds: ReadonlySet<unknown> = new Set(['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet']);

/**
 * Whether an object is a patch for another object, as Kustomize uses them: several fields that the
 * API server requires are missing together. An object without only one of them is a mistake.
 */
export function isPartialObject({ kind, spec }: Json): boolean {
  const workload = asObject(spec);
  if (workload === undefined) {
    return false;
  }
  if (selectingKinds.has(kind)) {
    return !isSet(workload.selector) && hasIncompleteContainers(asObject(asObject(workload.template)?.spec));
  }
  const job = kind === 'CronJob' ? asObject(asObject(workload.jobTemplate)?.spec) : kind === 'Job' ? workload : undefined;
  const pod = asObject(asObject(job?.template)?.spec);
  return pod !== undefined && !isSet(pod.restartPolicy) && hasIncompleteContainers(pod);
}

/** No containers at all, or only containers whose names say which ones the patch changes. */
function hasIncompleteContainers(pod: Json | undefined): boolean {
  const containers = objectsOf(pod?.containers);
  return pod !== undefined
    && (pod.containers === undefined || (containers.length > 0 && containers.every(([, { name, image }]) => typeof name === 'string' && image === undefined)));
}
