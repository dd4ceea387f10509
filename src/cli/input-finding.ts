import type { InputProblem } from '../manifests';
import { rule as yamlReadings } from '../rules/catalogue/hpc085-yaml-readings';
import { rule as unreadableInput } from '../rules/catalogue/hpc097-unreadable-input';
import { Finding } from '../rules/finding';
import type { RuleBase } from '../rules/rule';

type Text = Pick<InputProblem, 'message' | 'fix'>;

/** The HPC097 finding for input that cannot be read, with the name that users know. */
export function inputFinding(name: string, problem: Text): Finding {
  return finding(unreadableInput, name, problem);
}

/** The HPC085 finding for input that kubectl reads differently from other programs. */
export function readingFinding(name: string, remark: Text): Finding {
  return finding(yamlReadings, name, remark);
}

function finding({ id, severity, outcome, why }: RuleBase, subject: string, { message, fix }: Text): Finding {
  return Finding._of({ rule: id, severity, outcome, subject, document: -1, pointer: '', message, why, fix });
}
