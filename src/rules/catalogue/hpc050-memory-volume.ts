import { RuleOutcome, Severity } from '../finding';
import { asObject, shown } from '../reading/json';
import { volumesOf } from '../reading/volumes';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC050',
  title: 'An emptyDir is on disk',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'Windows has no in-memory volumes. kubelet cannot create the volume, so the pod never starts.',
  fix: 'Leave medium out, as HostProcessVolume.fromEmptyDir() does.',
  fixable: false,
  sources: ['https://kubernetes.io/docs/concepts/storage/windows-storage/'],
  fields: ['volumes'],
  checkPod(pod, { report }) {
    for (const [index, { name, emptyDir }] of volumesOf(pod)) {
      const medium: unknown = asObject(emptyDir)?.medium;
      if (typeof medium === 'string' && /^(?:Memory$|HugePages)/u.test(medium)) {
        report({
          pointer: `${pod.pointer}/volumes/${index}/emptyDir/medium`,
          message: `volume ${shown(name)} has the medium ${shown(medium)}`,
        });
      }
    }
  },
};
