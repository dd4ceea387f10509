import { quoted } from '../../facts/errors';
import { quantityValue } from '../../facts/quantity';
import { RuleOutcome, Severity } from '../finding';
import { asObject, shown } from '../reading/json';
import type { PodRule } from '../rule';

const MEBIBYTE = 1024 ** 2;

export const rule: PodRule = {
  id: 'HPC064',
  title: 'A memory limit is at least 1 MiB',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'The container runtime rounds the limit down to whole MiB and treats 0 as no limit.',
  fix: 'Set a limit of at least 1Mi, in bytes or with a unit such as Mi.',
  symptoms: { apply: ['fractional byte value "..." is invalid, must be an integer'] },
  fixable: false,
  sources: ['https://github.com/microsoft/hcsshim/blob/main/internal/oci/uvm.go'],
  fields: ['resources'],
  checkPod(pod, { report }) {
    for (const { name, spec, pointer } of pod.hostProcessContainers) {
      const limit: unknown = asObject(asObject(spec.resources)?.limits)?.memory;
      const bytes = typeof limit === 'number' ? limit : typeof limit === 'string' ? quantityValue(limit) : undefined;
      if (bytes !== undefined && bytes < MEBIBYTE) {
        report({
          pointer: `${pointer}/resources/limits/memory`,
          message: `container ${quoted(name)} has a memory limit of ${shown(limit)}, which is less than 1 MiB`,
        });
      }
    }
  },
};
