import type { InputProblem } from '../manifests';
import { rule } from '../rules/catalogue/hpc097-unreadable-input';
import { Finding, Severity } from '../rules/finding';

/** The HPC097 finding for input that cannot be read, with the name that users know. */
export function inputFinding(name: string, { message, fix }: Pick<InputProblem, 'message' | 'fix'>): Finding {
  const { id, outcome, why } = rule;
  return Finding._of({ rule: id, severity: Severity.ERROR, outcome, subject: name, document: -1, pointer: '', message, why, fix });
}
