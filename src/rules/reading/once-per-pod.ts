import type { PodTemplate } from './pod-template';
import type { RuleContext } from '../rule';

/**
 * What several rules need to know about a pod, computed once. All rules check one pod before the
 * next pod. A pod template is created for one check, so it always comes with the same context.
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
