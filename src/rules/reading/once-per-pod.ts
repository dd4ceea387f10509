import type { PodTemplate } from './pod-template';
import type { RuleContext } from '../rule';

/**
 * What several rules need of a pod, computed once: all rules look at one pod before the next one comes. A pod template is
 * made for one check, so the context that comes with it is always the same.
 */
export function oncePerPod<Result>(compute: (pod: PodTemplate, context: RuleContext) => Result): (pod: PodTemplate, context: RuleContext) => Result {
  let last: { readonly pod: PodTemplate; readonly result: Result } | undefined;
  return (pod, context) => {
    if (last?.pod !== pod) {
      last = { pod, result: compute(pod, context) };
    }
    return last.result;
  };
}
