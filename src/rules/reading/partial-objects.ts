import { asObject, isSet, Json } from './json';
import type { ManifestObject } from '../manifest-object';

/**
 * Whether an object is part of an object that a program completes, such as a patch of Kustomize: no
 * container has an image, and the workload lacks what only a complete one needs.
 */
export function isPartial({ object, templates }: ManifestObject): boolean {
  return templates.length > 0 && templates.every((template) => {
    const { kind, spec, containers } = template;
    const ofWorkload = asObject(object.spec) ?? {};
    return containers.every((container) => !isSet(container.spec.image)) && isIncomplete(kind, ofWorkload, spec);
  });
}

function isIncomplete(kind: string, ofWorkload: Json, spec: Json): boolean {
  switch (kind) {
    case 'DaemonSet': case 'Deployment': case 'ReplicaSet': case 'StatefulSet': return ofWorkload.selector === undefined;
    case 'CronJob': return ofWorkload.schedule === undefined;
    case 'Job': return spec.restartPolicy === undefined;
    default: return spec.containers === undefined;
  }
}
