import { containerdWithin, DEFAULT_CONTAINERD } from '../../facts/containerd';
import { RuleOutcome, Severity } from '../finding';
import { handlersOf, whereOf } from '../reading/handlers';
import { asObject } from '../reading/json';
import type { PodRule } from '../rule';

/** A probe that runs less often leaks at most a thousand handles a day. */
const RARE_SECONDS = 60;
const DEFAULT_PERIOD_SECONDS = 10;

export const rule: PodRule = {
  id: 'HPC101',
  title: 'Frequent probes start no process where the container runtime leaks handles',
  outcome: RuleOutcome.RISK,
  severity: Severity.WARNING,
  holds: { since: '1.22', containerd: { until: '1.7.19' } },
  why: 'Before containerd 1.6.34 and 1.7.19, each process of a HostProcess container leaves a handle open in the shim. Frequent exec probes make its memory grow until the pod ends.',
  fix: 'Use httpGet, tcpSocket or grpc, or set periodSeconds to at least 60. Or run containerd 1.6.34, 1.7.19 or 2.0, and declare it as the target.',
  fixable: false,
  sources: [
    'https://github.com/microsoft/hcsshim/pull/2020',
    'https://github.com/containerd/containerd/issues/7375',
    'https://github.com/projectcalico/calico/issues/11825',
  ],
  fields: ['livenessProbe', 'readinessProbe'],
  checkPod(pod, { target, report }) {
    if (containerdWithin(target.containerd ?? DEFAULT_CONTAINERD, { since: '1.6.34', until: '1.7' }) === 'all') {
      return;
    }
    for (const container of pod.hostProcessContainers) {
      for (const { place, name, pointer, spec } of handlersOf(container)) {
        // A startup probe ends when the container has started.
        if (place !== 'probe' || name === 'startupProbe' || asObject(spec.exec) === undefined) {
          continue;
        }
        const seconds = typeof spec.periodSeconds === 'number' && spec.periodSeconds > 0 ? spec.periodSeconds : DEFAULT_PERIOD_SECONDS;
        if (seconds < RARE_SECONDS) {
          report({
            pointer: `${pointer}/exec`,
            message: `${whereOf(container, name)} starts a process every ${seconds === 1 ? 'second' : `${seconds} seconds`}`,
          });
        }
      }
    }
  },
};
