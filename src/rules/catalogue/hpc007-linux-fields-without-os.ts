import { quoted } from '../../facts/errors';
import { linuxOnlyContainerFields, linuxOnlyPodFields } from '../../facts/linux-only-fields';
import { RuleOutcome, Severity } from '../finding';
import { forbiddenFields, isForAny, namesOf, SetField } from '../reading/linux-only';
import type { PodRule, Report } from '../rule';

const podFields = linuxOnlyPodFields.filter(({ rule: id }) => id === 'HPC005');

export const rule: PodRule = {
  id: 'HPC007',
  title: 'A HostProcess pod has no Linux-only fields, even if the API server accepts them',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'Windows ignores the field, so it neither protects nor allows anything.',
  fix: 'Leave the field out.',
  symptoms: { status: ['ContainerCreating'], pod: ['MountVolume.SetUp failed for volume "..." : chown ...: not supported by windows'] },
  fixable: true,
  sources: [
    'https://kubernetes.io/docs/concepts/windows/intro/#compatibility-v1-pod-spec-containers-securitycontext',
    'https://kubernetes.io/docs/concepts/storage/projected-volumes/#securitycontext-interactions',
  ],
  fields: namesOf([...podFields, ...linuxOnlyContainerFields]),
  checkPod(pod, { report }) {
    if (!isForAny(pod)) {
      return;
    }
    for (const field of forbiddenFields(pod.spec, pod.pointer, podFields)) {
      report(reportOf(field, 'the pod'));
    }
    for (const { spec, pointer, name } of pod.containers) {
      for (const field of forbiddenFields(spec, pointer, linuxOnlyContainerFields)) {
        report(reportOf(field, `container ${quoted(name)}`));
      }
    }
  },
};

function reportOf({ name, text, pointer }: SetField, who: string): Report {
  const message = `${who} sets ${text}`;
  return name !== 'runAsUser' ? { severity: Severity.WARNING, pointer, message } : {
    outcome: RuleOutcome.NOT_STARTED,
    pointer,
    message,
    why: 'kubelet cannot make a Linux user the owner of files on a Windows node, so the pod stays in ContainerCreating.',
  };
}
