import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { asObject, asText, shown } from '../reading/json';
import { volumesOf } from '../reading/volumes';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC077',
  title: 'The path of a hostPath volume has no .. between its slashes',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The API server refuses a path that contains .. between slashes.',
  fix: 'Write the full path of the folder, starting with its drive.',
  symptoms: { apply: ['hostPath.path: Invalid value: "...": must not contain \'..\''] },
  fixable: false,
  sources: ['https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go'],
  scope: 'windows',
  fields: ['volumes'],
  checkPod(pod, { report }) {
    for (const [index, volume] of volumesOf(pod)) {
      const path = asText(asObject(volume.hostPath)?.path);
      if (path?.split('/').includes('..') === true) {
        report({ pointer: `${pod.pointer}/volumes/${index}/hostPath/path`, message: `volume ${shown(volume.name)} is the host path ${quoted(path)}` });
      }
    }
  },
};
