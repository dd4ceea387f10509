import { Containerd, containerdWithin } from '../facts/containerd';
import { RuleOutcome, Severity } from '../rules/finding';
import { Moment, momentsOf, Rule } from '../rules/rule';
import type { SymptomPlace } from '../rules/symptoms';

/** What happens to an object, in words. */
export const outcomeTexts: Readonly<Record<RuleOutcome, string>> = {
  [RuleOutcome.OBJECT_REFUSED]: 'the API server refuses the object',
  [RuleOutcome.PODS_REFUSED]: 'the API server accepts a workload, and refuses every pod that is created from it',
  [RuleOutcome.NOT_STARTED]: 'the pods are created, but do not start or cannot do their work',
  [RuleOutcome.RUNS_OTHERWISE]: 'the container runs, but differently from what the manifest says',
  [RuleOutcome.RISK]: 'the container runs as the manifest says, with more risk than necessary',
  [RuleOutcome.NOT_CHECKED]: 'part of the input cannot be checked',
};

/** Where a symptom appears, by the command that shows it. */
export const placeTexts: Readonly<Record<SymptomPlace, string>> = {
  apply: 'kubectl apply',
  workload: 'kubectl describe <workload>',
  status: 'kubectl get pods',
  pod: 'kubectl describe pod',
  log: 'kubectl logs',
  containerd: 'containerd log',
};

/** The severity of the findings of a rule, and when it is lower. */
export function severityText({ severity, holds: { until, containerd = {} } }: Rule): string {
  const endsWithinLine = [Containerd.V1_6, Containerd.V1_7, Containerd.V2].some((line) => containerdWithin(line, containerd) === 'some');
  const unknown = [
    ...until === undefined ? [] : ['the version of Kubernetes is not declared'],
    ...endsWithinLine ? ['containerd is declared without its patch release'] : [],
  ];
  return severity === Severity.WARNING || unknown.length === 0 ? severity : `${severity}, or a warning if ${unknown.join(' or ')}`;
}

/** The versions on which a rule holds. */
export function holdsText({ holds: { since, until, containerd } }: Rule): string {
  const parts = [
    ...since === '1.0' && until === undefined ? [] : [`Kubernetes ${rangeText(since === '1.0' ? undefined : since, until)}`],
    ...containerd === undefined ? [] : [`containerd ${rangeText(containerd.since, containerd.until)}`],
  ];
  return parts.length === 0 ? 'every version' : parts.join('; ');
}

function rangeText(since: string | undefined, until: string | undefined): string {
  return since === undefined ? `before ${until}` : until === undefined ? `${since} and later` : `from ${since}, before ${until}`;
}

const momentTexts: Readonly<Record<Moment, string>> = {
  'construct': 'constructs, when you run cdk8s synth',
  'plugin': 'the plugin for cdk8s-cli',
  'command line': 'the command line',
};

/** When a rule is applied. */
export function momentsText(rule: Rule): string {
  return momentsOf(rule).map((moment) => momentTexts[moment]).join(', ') + (rule.checkSet === undefined ? '' : ' (over several objects)');
}

/** Whether and how findings of a rule can be suppressed. */
export function suppressionText({ id, outcome, mayBeExempt, checkPod, checkObject, checkSet }: Rule): string {
  if ((checkPod ?? checkObject ?? checkSet) === undefined) {
    return 'no';
  }
  const isRefused = outcome === RuleOutcome.OBJECT_REFUSED || outcome === RuleOutcome.PODS_REFUSED;
  return isRefused && mayBeExempt !== true
    ? 'not if it is an error: the API server refuses the object anyway'
    : `with a reason: annotation ignore.cdk8s-hostprocess/${id}, or in the configuration`;
}
