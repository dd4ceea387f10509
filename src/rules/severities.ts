import { Severity } from './finding';
import { Containerd } from '../facts/containerd';

/** A target as far as severities go: a release line of containerd, or none declared. */
export type SeverityTarget = Containerd | 'unknown';

/** How bad a rule's findings are by target, at worst. Where a target is left out, the rule has nothing to say. */
export type SeverityByTarget = Readonly<Partial<Record<SeverityTarget, Severity>>>;

const { ERROR, WARNING } = Severity;

/** For what is refused or fails everywhere. */
export const errorEverywhere: SeverityByTarget = { unknown: ERROR, [Containerd.V1_6]: ERROR, [Containerd.V1_7]: ERROR, [Containerd.V2]: ERROR };

/** For what is risky or ignored everywhere. */
export const warningEverywhere: SeverityByTarget = {
  unknown: WARNING, [Containerd.V1_6]: WARNING, [Containerd.V1_7]: WARNING, [Containerd.V2]: WARNING,
};

/** For what every release line does, but something else on the node may make good. */
export const errorOnDeclared: SeverityByTarget = { ...errorEverywhere, unknown: WARNING };

/** For what only containerd 1.7 and later do. */
export const errorFrom17: SeverityByTarget = { unknown: WARNING, [Containerd.V1_7]: ERROR, [Containerd.V2]: ERROR };

/** The same, where it is a risk only. */
export const warningFrom17: SeverityByTarget = { unknown: WARNING, [Containerd.V1_7]: WARNING, [Containerd.V2]: WARNING };

/** For what only containerd 1.6 does, and fails at. */
export const errorOn16: SeverityByTarget = { unknown: WARNING, [Containerd.V1_6]: ERROR };

/** For what is a risk on a declared containerd 1.6: no news for the many who run a later one. */
export const warningOn16: SeverityByTarget = { [Containerd.V1_6]: WARNING };

/** How bad something is on the target of a check. */
export function severityOn(containerd: Containerd | undefined, byTarget: SeverityByTarget): Severity | undefined {
  return byTarget[containerd ?? 'unknown'];
}
