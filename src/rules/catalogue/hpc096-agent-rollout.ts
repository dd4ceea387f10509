import { IDLE_CONTAINER, REVISION_VARIABLE } from '../../facts/node-agent';
import { RuleOutcome, Severity } from '../finding';
import { asObject, isSet, objectsOf, pointerInto } from '../reading/json';
import type { PodTemplate, TemplateContainer } from '../reading/pod-template';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC096',
  title: 'One node on which a setting fails does not stop an update of the node agent',
  outcome: RuleOutcome.RISK,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'The pod of the node agent is not ready while a setting fails on its node. One such node, or one node that is down, then stops the update on all other nodes.',
  fix: 'Set maxUnavailable to 10%, as WindowsNodeSettings does by default. For up to 10 nodes, set it to 2 or more, because Kubernetes rounds 10% up to one pod.',
  fixable: false,
  sources: [
    'https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/#daemonset-rolling-update-is-stuck',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/daemon/update.go',
    'https://github.com/kubernetes/kubernetes/issues/117204',
  ],
  fields: ['env'],
  checkPod(pod, { report }) {
    if (pod.kind !== 'DaemonSet' || pod.isEmbedded || !isAgent(pod)) {
      return;
    }
    const spec = asObject(pod.object.spec) ?? {};
    const strategy = asObject(spec.updateStrategy) ?? {};
    const written: unknown = asObject(strategy.rollingUpdate)?.maxUnavailable;
    if (strategy.type === 'OnDelete' || (isSet(written) && written !== 1)) {
      return;
    }
    report({
      pointer: pointerInto('/spec', spec, 'updateStrategy', 'rollingUpdate', 'maxUnavailable'),
      message: `an update of the node agent continues only while every other pod is available (maxUnavailable 1${isSet(written) ? '' : ', which is the default'})`,
    });
  },
};

/**
 * Whether the agent is all that the pod is for. A workload can also run the agent in an init
 * container, before its own containers.
 */
function isAgent({ hostProcessContainers, containers }: PodTemplate): boolean {
  const main = containers.filter(({ kind }) => kind === 'containers');
  return hostProcessContainers.some((container) => hasRevision(container)
    && (container.kind === 'containers' || main.every(({ name }) => name === IDLE_CONTAINER)));
}

function hasRevision({ spec }: TemplateContainer): boolean {
  return objectsOf(spec.env).some(([, { name }]) => name === REVISION_VARIABLE);
}
