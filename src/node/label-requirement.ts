/** A condition on one label of a node. */
export interface LabelRequirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values: readonly string[];
  /** Rendered as node affinity even if a node selector would be enough. */
  readonly affinity?: boolean;
}

/** Whether one node can meet all conditions. */
export function mayAllHold(requirements: readonly LabelRequirement[]): boolean {
  const keys = new Set(requirements.map(({ key }) => key));
  return [...keys].every((key) => hasSolution(requirements.filter((requirement) => requirement.key === key)));
}

function hasSolution(requirements: readonly LabelRequirement[]): boolean {
  const allowed = requirements.filter(({ operator }) => operator === 'In').map(({ values }) => new Set(values));
  const forbidden = new Set(requirements.filter(({ operator }) => operator === 'NotIn').flatMap(({ values }) => values));
  const mustExist = allowed.length > 0 || requirements.some(({ operator }) => operator === 'Exists');
  const mustNotExist = requirements.some(({ operator }) => operator === 'DoesNotExist');
  if (mustExist && mustNotExist) {
    return false;
  }
  if (allowed.length === 0) {
    return true;
  }
  return [...allowed[0]].some((value) => allowed.every((values) => values.has(value)) && !forbidden.has(value));
}
