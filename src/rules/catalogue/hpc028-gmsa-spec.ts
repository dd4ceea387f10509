import { RuleOutcome, Severity } from '../finding';
import { gmsaOptionsOf } from '../reading/gmsa';
import type { PodRule } from '../rule';

/** In bytes of UTF-8. */
const MAX_SPEC_BYTES = 65_536;

export const rule: PodRule = {
  id: 'HPC028',
  title: 'A gMSA credential spec is neither empty nor larger than 64 KiB',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The API server refuses such a gmsaCredentialSpec.',
  fix: 'Leave gmsaCredentialSpec out, and refer to the credential spec with gmsaCredentialSpecName.',
  symptoms: { apply: ['gmsaCredentialSpec cannot be an empty string', 'gmsaCredentialSpec size must be under 64 KiB'] },
  fixable: false,
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-gmsa/'],
  scope: 'windows',
  fields: ['gmsaCredentialSpec'],
  checkPod(pod, context) {
    for (const { who, pointer, options: { gmsaCredentialSpec: spec } } of gmsaOptionsOf(pod, context)) {
      const bytes = typeof spec === 'string' ? Buffer.byteLength(spec) : undefined;
      if (bytes !== undefined && (bytes === 0 || bytes > MAX_SPEC_BYTES)) {
        context.report({
          pointer: `${pointer}/gmsaCredentialSpec`,
          message: bytes === 0 ? `${who} has an empty gMSA credential spec` : `${who} has a gMSA credential spec of ${bytes} bytes`,
        });
      }
    }
  },
};
