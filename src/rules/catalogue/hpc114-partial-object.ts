import { RuleOutcome, Severity } from '../finding';
import { isPartialObject } from '../reading/partial-object';
import { podTemplatesOf } from '../reading/pod-template';
import { concernsWindows } from '../reading/windows-pods';
import type { ObjectRule } from '../rule';

export const rule: ObjectRule = {
  id: 'HPC114',
  title: 'A patch is checked as part of the object that it changes',
  outcome: RuleOutcome.NOT_CHECKED,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'The other rules judge complete objects. The fields that a patch does not set are in another file.',
  fix: 'Check the result: kubectl kustomize <folder> | cdk8s-hostprocess check -.',
  fixable: false,
  sources: ['https://kubernetes.io/docs/tasks/manage-kubernetes-objects/kustomization/#customizing'],
  checkObject(object, context) {
    if (isPartialObject(object) && podTemplatesOf(object).some((pod) => concernsWindows(pod, context))) {
      context.report({ pointer: '/spec', message: 'the object lacks fields that the API server requires, as a patch for another object does' });
    }
  },
};
