import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { pointerTo } from '../reading/json';
import { placeholdersOf } from '../reading/placeholders';
import { isObjectForWindows } from '../reading/windows-pods';
import type { ObjectRule } from '../rule';

/** Fields in which the characters of a placeholder are never valid, besides the image. */
const names: readonly (string | number)[] = ['image', 'name', 'namespace', 'nodeName', 'serviceAccountName'];

export const rule: ObjectRule = {
  id: 'HPC083',
  title: 'A manifest has no placeholders',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'Kubernetes does not replace placeholders. The API server or the kubelet uses the string as it is written.',
  fix: 'Check the output of the program that replaces the placeholders, such as helm template or envsubst.',
  symptoms: { status: ['InvalidImageName'], pod: ['couldn\'t parse image name', 'invalid reference format'] },
  fixable: false,
  sources: ['https://kubernetes.io/docs/concepts/containers/images/#image-names', 'https://helm.sh/docs/helm/helm_template/'],
  checkObject(object, context, about) {
    const uses = placeholdersOf(object);
    if (uses.length === 0 || !isObjectForWindows(about, context)) {
      return;
    }
    for (const { path, text, isCertain, value } of uses) {
      const field = String([...path].reverse().find((key) => typeof key === 'string'));
      const pointer = pointerTo('', ...path);
      const isRefused = about.fieldProblems.some((problem) => problem.kind !== 'unknown' && pointerTo('', ...problem.path) === pointer);
      const isError = isCertain && (isRefused || text.startsWith('{{') || names.includes(field));
      context.report({
        pointer,
        severity: isError ? Severity.ERROR : Severity.WARNING,
        ...(isRefused ? { outcome: RuleOutcome.OBJECT_REFUSED } : !isError && { outcome: RuleOutcome.RUNS_OTHERWISE }),
        message: isCertain ? `${field} contains the placeholder ${quoted(text)}` : `${field} is ${quoted(value)}, which ends in a word that looks like a placeholder`,
      });
    }
  },
};
