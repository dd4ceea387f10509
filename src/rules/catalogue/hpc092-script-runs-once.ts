import { quoted } from '../../facts/errors';
import { RUN_ONCE, RUN_VARIABLE } from '../../facts/script-run';
import { RuleOutcome, Severity } from '../finding';
import { isSet, objectsOf } from '../reading/json';
import type { PodTemplate, TemplateContainer } from '../reading/pod-template';
import type { PodRule } from '../rule';

const restartingKinds: ReadonlySet<string> = new Set(['DaemonSet', 'Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet']);

export const rule: PodRule = {
  id: 'HPC092',
  title: 'A script that ends does not run in a pod that restarts it',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'kubelet restarts the container every time the script ends. The pod crash-loops and repeats the work.',
  fix: 'Run the script in a Job or an init container, or let it run for as long as the pod. In code, use ScriptRun.onceThenIdle(), every() or forever().',
  symptoms: { status: ['CrashLoopBackOff'], pod: ['Back-off restarting failed container'] },
  fixable: false,
  sources: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy'],
  fields: ['env'],
  checkPod(pod, { report }) {
    for (const container of pod.hostProcessContainers) {
      for (const [index, { name, value }] of isRestarted(container, pod) ? objectsOf(container.spec.env) : []) {
        if (name === RUN_VARIABLE && value === RUN_ONCE) {
          report({
            pointer: `${container.pointer}/env/${index}/value`,
            message: `container ${quoted(container.name)} runs its script once, but ${container.isSidecar ? 'a sidecar' : `a ${pod.kind}`} restarts it every time`,
          });
        }
      }
    }
  },
};

function isRestarted({ kind, isSidecar }: TemplateContainer, pod: PodTemplate): boolean {
  const { restartPolicy } = pod.spec;
  return isSidecar
    || (kind === 'containers' && (restartingKinds.has(pod.kind) || (pod.kind === 'Pod' && (!isSet(restartPolicy) || restartPolicy === 'Always'))));
}
