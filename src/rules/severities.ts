import { Severity } from './finding';
import type { RuleContext } from './rule';

/** For what only some release lines of containerd do: an error on a declared one that does it, a warning where nothing is known. */
export function severityWhere(behaviour: boolean | undefined): Severity | undefined {
  return behaviour === undefined ? Severity.WARNING : behaviour ? Severity.ERROR : undefined;
}

/** For what every release line does, but something else on the node may make good. */
export function severityOnDeclared({ containerd }: RuleContext): Severity {
  return containerd === undefined ? Severity.WARNING : Severity.ERROR;
}
