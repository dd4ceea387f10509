import { RuleOutcome, Severity } from '../finding';
import { asList, asObject } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC084',
  title: 'A manifest has no ephemeral containers',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.23' },
  why: 'The API server refuses ephemeral containers in a new pod and in a pod template. They can only be added to a running pod.',
  fix: 'Remove ephemeralContainers. To debug a running pod, use kubectl debug.',
  symptoms: { apply: ['ephemeralContainers: Forbidden: cannot be set on create', 'ephemeralContainers: Forbidden: ephemeral containers not allowed in pod template'] },
  fixable: true,
  sources: ['https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/'],
  scope: 'windows',
  fields: ['ephemeralContainers'],
  checkPod({ spec, pointer, object, kind }, { report }) {
    const count = asList(spec.ephemeralContainers).length;
    if (count > 0 && !isLivePod(kind, asObject(object.metadata))) {
      report({ pointer: `${pointer}/ephemeralContainers`, message: `the pod has ${count === 1 ? 'an ephemeral container' : `${count} ephemeral containers`}` });
    }
  },
};

/** Someone can have added ephemeral containers to a pod that runs. */
function isLivePod(kind: string, metadata: ReturnType<typeof asObject>): boolean {
  return kind === 'Pod' && typeof metadata?.uid === 'string';
}
