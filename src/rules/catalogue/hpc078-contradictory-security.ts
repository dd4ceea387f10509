import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { asList, asObject } from '../reading/json';
import { isForWindows } from '../reading/linux-only';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC078',
  title: 'Fields of a security context do not contradict each other',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The API server refuses this combination in any pod, although Windows would ignore each of the fields.',
  fix: 'Leave both fields out. They apply only to Linux.',
  symptoms: {
    apply: [
      'cannot set `allowPrivilegeEscalation` to false and `privileged` to true',
      'ShareProcessNamespace and HostPID cannot both be enabled',
      '`hostUsers` must be false to use `Unmasked`',
    ],
  },
  fixable: true,
  sources: ['https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go'],
  scope: 'windows',
  fields: ['shareProcessNamespace', 'allowPrivilegeEscalation', 'procMount'],
  checkPod(pod, { report }) {
    // In a Windows pod, the API server refuses each of these fields, and other rules report them.
    if (isForWindows(pod)) {
      return;
    }
    const { spec, pointer, containers } = pod;
    if (spec.shareProcessNamespace === true && spec.hostPID === true) {
      report({ pointer: `${pointer}/shareProcessNamespace`, message: 'the pod sets shareProcessNamespace and hostPID to true' });
    }
    for (const container of containers) {
      const { allowPrivilegeEscalation, privileged, procMount, capabilities } = asObject(container.spec.securityContext) ?? {};
      const at = `${container.pointer}/securityContext`;
      if (allowPrivilegeEscalation === false && privileged === true) {
        report({ pointer: at, message: `container ${quoted(container.name)} sets privileged to true and allowPrivilegeEscalation to false` });
      }
      // The API server compares with this spelling of the capability only.
      if (allowPrivilegeEscalation === false && asList(asObject(capabilities)?.add).includes('CAP_SYS_ADMIN')) {
        report({ pointer: at, message: `container ${quoted(container.name)} adds the capability CAP_SYS_ADMIN and sets allowPrivilegeEscalation to false` });
      }
      if (procMount === 'Unmasked' && spec.hostUsers !== false) {
        report({ pointer: `${at}/procMount`, message: `container ${quoted(container.name)} sets procMount to "Unmasked" without user namespaces` });
      }
    }
  },
};
