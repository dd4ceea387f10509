import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { asObject } from '../reading/json';
import { hasWindowsOptions } from '../reading/windows-pods';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC004',
  title: 'A Linux pod has no Windows options',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.24' },
  why: 'The API server refuses windowsOptions in a pod whose os.name is linux.',
  fix: 'Set os.name to windows, or remove the windowsOptions.',
  symptoms: { apply: ['windows options cannot be set for a linux pod'] },
  fixable: false,
  sources: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec'],
  scope: 'windows',
  fields: ['os'],
  checkPod({ spec, pointer, containers }, { report }) {
    if (asObject(spec.os)?.name !== 'linux') {
      return;
    }
    const field = '/securityContext/windowsOptions';
    if (hasWindowsOptions(spec)) {
      report({ pointer: pointer + field, message: 'the pod is for Linux but has windowsOptions' });
    }
    for (const container of containers.filter((each) => hasWindowsOptions(each.spec))) {
      report({ pointer: container.pointer + field, message: `container ${quoted(container.name)} of a Linux pod has windowsOptions` });
    }
  },
};
