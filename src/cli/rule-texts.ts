import { Containerd } from '../facts/containerd';
import { Outcome, Severity } from '../rules/finding';
import { Moment, momentsOf, Rule } from '../rules/rule';

/** What becomes of an object, in words. */
export const outcomeTexts: Readonly<Record<Outcome, string>> = {
  [Outcome.OBJECT_REFUSED]: 'the API server refuses the object',
  [Outcome.PODS_REFUSED]: 'the API server takes a workload, and refuses every pod that is made from it',
  [Outcome.NOT_STARTED]: 'pods are made, but do not start or cannot do their work',
  [Outcome.RUNS_OTHERWISE]: 'it runs, but otherwise than it was written',
  [Outcome.RISK]: 'it runs as it was written, and is riskier than it has to be',
  [Outcome.NOT_CHECKED]: 'part of what was given cannot be judged',
};

/** How bad a rule's findings are, by the release line of containerd where that matters. */
export function severityText({ severity: { unknown, [Containerd.V1_6]: v16, [Containerd.V1_7]: v17 } }: Rule): string {
  const shown = (severity: Severity | undefined) => severity ?? 'nothing';
  return unknown === v16 && v16 === v17
    ? shown(unknown)
    : `${shown(v16)} on containerd 1.6, ${shown(v17)} from 1.7 on, ${shown(unknown)} where it is not declared`;
}

const momentTexts: Readonly<Record<Moment, string>> = {
  'construct': 'constructs at synth',
  'plugin': 'the plugin for cdk8s-cli',
  'command line': 'the command line',
};

/** When a rule is applied. */
export function momentsText(rule: Rule): string {
  return momentsOf(rule).map((moment) => momentTexts[moment]).join(', ') + (rule.checkSet === undefined ? '' : ' (over several objects)');
}

export function sinceText({ since }: Rule): string {
  return since === '1.0' ? 'ever' : `Kubernetes ${since}`;
}

/** Whether and how findings of a rule can be accepted. */
export function suppressionText({ id, outcome, mayBeExempt, checkPod, checkObject, checkSet }: Rule): string {
  if ((checkPod ?? checkObject ?? checkSet) === undefined) {
    return 'no';
  }
  const isRefused = outcome === Outcome.OBJECT_REFUSED || outcome === Outcome.PODS_REFUSED;
  return isRefused && mayBeExempt !== true
    ? 'not where it is an error: the API server refuses it all the same'
    : `with a reason: annotation ignore.cdk8s-hostprocess/${id}, or in the configuration`;
}
