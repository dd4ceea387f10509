import { asObject, isSet } from './json';
import { nodeOsOf } from './node-os';
import type { PodTemplate } from './pod-template';
import type { RuleContext } from '../rule';

/** Whether a pod has to do with Windows: by its options, its operating system or its choice of nodes. */
export function concernsWindows(pod: PodTemplate, context: RuleContext): boolean {
  const os: unknown = asObject(pod.spec.os)?.name;
  return pod.isHostProcess
    || typeof os === 'string' && /windows/iu.test(os)
    || hasWindowsOptions(pod.spec)
    || pod.containers.some(({ spec }) => hasWindowsOptions(spec))
    || nodeOsOf(pod, context).isWindows;
}

/** Whether `windowsOptions` of a pod or a container are given, be they empty. */
export function hasWindowsOptions(spec: { readonly securityContext?: unknown }): boolean {
  return isSet(asObject(spec.securityContext)?.windowsOptions);
}
