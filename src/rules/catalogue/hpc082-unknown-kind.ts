import { kindProblem } from '../../facts/kubernetes-kinds';
import { schema } from '../../facts/kubernetes-schema';
import { kubernetesMinor } from '../../facts/kubernetes-version';
import { RuleOutcome, Severity } from '../finding';
import { isObjectForWindows } from '../reading/windows-pods';
import type { ObjectRule } from '../rule';

export const rule: ObjectRule = {
  id: 'HPC082',
  title: 'A workload for Windows has an apiVersion and a kind that Kubernetes serves',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The API server does not know the kind, so it cannot create the object.',
  fix: 'Correct apiVersion and kind, for example to apps/v1 and DaemonSet.',
  symptoms: { apply: ['no matches for kind "..." in version "..."'] },
  fixable: false,
  sources: ['https://kubernetes.io/docs/reference/using-api/deprecation-guide/'],
  checkObject({ apiVersion, kind }, context, about) {
    const { report, kubernetesMinor: minor } = context;
    const problem = isObjectForWindows(about, context) ? kindProblem(apiVersion, kind, minor) : undefined;
    if (problem !== undefined) {
      const mayBeNew = problem.mayBeNew && minor !== undefined && minor > kubernetesMinor(schema().version);
      report({ pointer: `/${problem.field}`, message: problem.message, fix: problem.fix, ...(mayBeNew && { severity: Severity.WARNING }) });
    }
  },
};
