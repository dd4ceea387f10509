import { quoted } from '../../facts/errors';
import { isDnsSubdomain } from '../../facts/kubernetes-names';
import { RuleOutcome, Severity } from '../finding';
import { gmsaOptionsOf } from '../reading/gmsa';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC027',
  title: 'The name of a gMSA credential spec is a valid object name',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The API server refuses a gmsaCredentialSpecName that is not a DNS subdomain.',
  fix: 'Set it to the name of the GMSACredentialSpec object, which consists of lowercase letters, digits, hyphens and dots.',
  symptoms: { apply: ['gmsaCredentialSpecName: Invalid value: "...": a lowercase RFC 1123 subdomain must consist of'] },
  fixable: false,
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-gmsa/'],
  scope: 'windows',
  fields: ['gmsaCredentialSpecName'],
  checkPod(pod, context) {
    for (const { who, pointer, options: { gmsaCredentialSpecName: name } } of gmsaOptionsOf(pod, context)) {
      if (typeof name === 'string' && !isDnsSubdomain(name)) {
        context.report({ pointer: `${pointer}/gmsaCredentialSpecName`, message: `${who} has the gMSA credential spec ${quoted(name)}` });
      }
    }
  },
};
