import { decode, FieldProblem, schema } from '../../facts/kubernetes-schema';
import { kubernetesMinor } from '../../facts/kubernetes-version';
import { RuleOutcome, Severity } from '../finding';
import { pointerTo } from '../reading/json';
import { placeholdersOf } from '../reading/placeholders';
import { relatedObjects } from '../reading/related-objects';
import { isObjectForWindows } from '../reading/windows-pods';
import type { Rule, RuleContext } from '../rule';

export const rule: Rule = {
  id: 'HPC081',
  title: 'Objects for Windows have the fields that Kubernetes knows, with values of the right type',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The API server cannot decode the object and refuses it.',
  fix: 'Correct the name or the value of the field.',
  symptoms: {
    apply: [
      'strict decoding error: unknown field', 'json: cannot unmarshal string into Go struct field', 'quantities must match the regular expression',
      'spec.containers: Required value', 'imagePullPolicy: Unsupported value',
    ],
  },
  fixable: false,
  sources: ['https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation'],
  checkObject(object, context, about) {
    if (about.fieldProblems.length > 0 && isObjectForWindows(about, context)) {
      const placeholders = new Set(placeholdersOf(object).map(({ path }) => pointerTo('', ...path)));
      for (const problem of about.fieldProblems) {
        const pointer = pointerTo('', ...problem.path);
        if (!placeholders.has(pointer)) {
          reportField(problem, context);
        }
      }
    }
  },
  checkSet(objects, context) {
    for (const about of relatedObjects(objects, context)) {
      for (const problem of decode(about.object, about.object)?.problems ?? []) {
        reportField(problem, { ...context, report: (report) => context.report(about, report) });
      }
    }
  },
};

const reasons: Readonly<Record<FieldProblem['kind'], string>> = {
  type: rule.why,
  unknown: 'kubectl asks the API server to refuse objects with unknown fields. Other clients can create the object, but the field is lost.',
  missing: 'The API server requires the field.',
  member: 'The API server accepts only the names that it knows, in this spelling.',
};

function reportField({ kind, path, message, fix, why = reasons[kind] }: FieldProblem, { report, kubernetesMinor: minor }: RuleContext): void {
  const mayBeNew = (kind === 'unknown' || kind === 'member') && minor !== undefined && minor > kubernetesMinor(schema().version);
  report({
    pointer: pointerTo('', ...path),
    message,
    fix,
    why: mayBeNew ? `Kubernetes ${schema().version} does not know this. A later version may.` : why,
    ...(mayBeNew && { severity: Severity.WARNING }),
  });
}
