import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { asList } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC051',
  title: 'A HostProcess container has no block devices',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'Windows nodes do not offer volumes as block devices, so the container never starts.',
  fix: 'Mount the volume with volumeMounts, or open the disk of the host from the process.',
  fixable: false,
  sources: ['https://kubernetes.io/docs/concepts/windows/intro/#compatibility-v1-pod-spec-containers'],
  fields: ['volumeDevices'],
  checkPod(pod, { report }) {
    for (const { name, pointer, spec } of pod.hostProcessContainers) {
      if (asList(spec.volumeDevices).length > 0) {
        report({ pointer: `${pointer}/volumeDevices`, message: `container ${quoted(name)} has volumeDevices` });
      }
    }
  },
};
