import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { asObject, pointerTo, shown } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC065',
  title: 'No container requests huge pages',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'Windows nodes offer no huge pages, so the pod fits on no node.',
  fix: 'Remove the resource.',
  symptoms: { status: ['Pending'], pod: ['Insufficient hugepages-'] },
  fixable: false,
  sources: ['https://kubernetes.io/docs/concepts/windows/intro/#compatibility-v1-pod-spec-containers'],
  fields: ['resources'],
  checkPod(pod, { report }) {
    for (const { name, spec, pointer } of pod.hostProcessContainers) {
      const limits = asObject(asObject(spec.resources)?.limits);
      for (const resource in limits) {
        if (resource.startsWith('hugepages-')) {
          report({
            pointer: pointerTo(pointer, 'resources', 'limits', resource),
            message: `container ${quoted(name)} has a limit for ${quoted(resource)} of ${shown(limits[resource])}`,
          });
        }
      }
    }
  },
};
