import { asObject, isSet } from './json';
import { nodeOsOf } from './node-os';
import type { PodTemplate } from './pod-template';
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

/** Whether a pod or a container has `windowsOptions`, even empty ones. */
export function hasWindowsOptions(spec: { readonly securityContext?: unknown }): boolean {
  return isSet(asObject(spec.securityContext)?.windowsOptions);
}
