import { asObject, isSet } from './json';
import { nodeOsOf } from './node-os';
import type { PodTemplate } from './pod-template';
import { isOfKubernetes, meantKind } from '../../facts/kubernetes-kinds';
import type { ManifestObject } from '../manifest-object';
import type { RuleContext } from '../rule';

/** Whether a pod concerns Windows, by its options, its operating system or its node selection. */
export function concernsWindows(pod: PodTemplate, context: RuleContext): boolean {
  const os: unknown = asObject(pod.spec.os)?.name;
  return pod.isHostProcess
    || typeof os === 'string' && /windows/iu.test(os)
    || hasWindowsOptions(pod.spec)
    || pod.containers.some(({ spec }) => hasWindowsOptions(spec))
    || nodeOsOf(pod, context).isWindows;
}

/**
 * Whether an object of Kubernetes itself is for Windows: one of its pods is, or the object mentions
 * Windows and its pod template has a wrong type.
 */
export function isObjectForWindows({ object, templates }: ManifestObject, context: RuleContext): boolean {
  return templates.some((pod) => !pod.isEmbedded && concernsWindows(pod, context))
    || templates.length === 0 && isOfKubernetes(object.apiVersion) && meantKind(object.kind) !== undefined && /windowsOptions|hostProcess/iu.test(JSON.stringify(object));
}

/** Whether a pod or a container has `windowsOptions`, even empty ones. */
export function hasWindowsOptions(spec: { readonly securityContext?: unknown }): boolean {
  return isSet(asObject(spec.securityContext)?.windowsOptions);
}
