import type { KubeObject } from './api-client';

/** The Pod that a workload's controller would make of its template; undefined for objects that have none. */
export function podOf(object: KubeObject): KubeObject | undefined {
  const template = templateOf(object);
  return template && withServiceAccount({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...template.metadata, name: undefined, generateName: `${object.metadata.name}-`, namespace: object.metadata.namespace },
    spec: template.spec,
  });
}

/**
 * A Pod with the service account that admission fills in; other objects as they are. The server of the tests runs without that
 * admission, and would refuse a projected token for its lack.
 */
export function withServiceAccount(object: KubeObject): KubeObject {
  return object.kind === 'Pod' ? { ...object, spec: { serviceAccountName: 'default', ...object.spec } } : object;
}

function templateOf(object: KubeObject): KubeObject | undefined {
  switch (object.kind) {
    case 'CronJob': return object.spec.jobTemplate.spec.template;
    case 'DaemonSet': case 'Deployment': case 'Job': case 'ReplicaSet': case 'ReplicationController': case 'StatefulSet': return object.spec.template;
    case 'PodTemplate': return object.template;
    default: return undefined;
  }
}
