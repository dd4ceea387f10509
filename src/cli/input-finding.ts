import type { InputProblem } from '../manifests';
import { rule } from '../rules/catalogue/hpc097-unreadable-input';
import { Finding, Severity } from '../rules/finding';

/** HPC097 for input that could not be read, by the name under which people know it. */
export function inputFinding(name: string, { message, fix }: Pick<InputProblem, 'message' | 'fix'>): Finding {
  const { id, outcome, why } = rule;
  return Finding._of({ rule: id, severity: Severity.ERROR, outcome, subject: name, document: -1, pointer: '', message, why, fix });
}
