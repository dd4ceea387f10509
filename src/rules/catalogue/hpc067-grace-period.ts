import { RuleOutcome, Severity } from '../finding';
import { asObject, isSet } from '../reading/json';
import type { PodRule } from '../rule';

const DEFAULT_SECONDS = 30;

export const rule: PodRule = {
  id: 'HPC067',
  title: 'A pod with a long grace period has a preStop hook',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'The process has about five seconds between the signal and its end, regardless of the grace period. Only preStop hooks have more time.',
  fix: 'Do slow work in a preStop hook (preStop: HostProcessHandler.exec([...])), or leave the grace period at 30 seconds.',
  fixable: false,
  sources: [
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/jobcontainer.go',
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  ],
  fields: ['terminationGracePeriodSeconds'],
  checkPod(pod, { report }) {
    const seconds: unknown = pod.spec.terminationGracePeriodSeconds;
    if (typeof seconds === 'number' && seconds > DEFAULT_SECONDS && !pod.containers.some(({ spec }) => isSet(asObject(spec.lifecycle)?.preStop))) {
      report({
        pointer: `${pod.pointer}/terminationGracePeriodSeconds`,
        message: `the grace period is ${seconds} seconds, but no container has a preStop hook`,
      });
    }
  },
};
