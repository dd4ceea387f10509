import { asList, asObject, Json, objectsOf } from './json';
import type { PodTemplate } from './pod-template';
import { OS_LABEL } from '../../facts/node-labels';

/** What one way to select nodes says about one label. */
interface Condition {
  /** Undefined if any value is allowed. */
  readonly allowed?: readonly string[];
  readonly excluded: readonly string[];
  readonly presence?: 'required' | 'forbidden';
}

type Alternative = ReadonlyMap<string, Condition>;

/**
 * The nodes that a pod selects by their labels: alternatives, of which a node must meet one. Fields
 * of nodes, taints and preferences are not considered.
 */
export interface NodeSelection {
  readonly alternatives: readonly Alternative[];
  readonly nodeName?: string;
}

export function nodeSelectionOf({ spec }: PodTemplate): NodeSelection {
  const selector = Object.entries(asObject(spec.nodeSelector) ?? {}).map(([key, value]): Json => ({ key, operator: 'In', values: [value] }));
  const required = asObject(asObject(asObject(spec.affinity)?.nodeAffinity)?.requiredDuringSchedulingIgnoredDuringExecution);
  const terms = objectsOf(required?.nodeSelectorTerms).map(([, term]) => objectsOf(term.matchExpressions).map(([, expression]) => expression));
  return {
    alternatives: (terms.length === 0 ? [[]] : terms).map((expressions) => alternativeOf([...selector, ...expressions])),
    ...(typeof spec.nodeName === 'string' && { nodeName: spec.nodeName }),
  };
}

/** Whether a node can meet both selections. */
export function mayMeet(one: NodeSelection, other: NodeSelection): boolean {
  const sameNode = one.nodeName === undefined || other.nodeName === undefined || one.nodeName === other.nodeName;
  return sameNode && one.alternatives.some((left) => other.alternatives.some((right) => (
    [...left].every(([key, condition]) => isCompatible(condition, right.get(key)))
  )));
}

/** Whether each Windows node that meets `part` certainly meets `whole`. */
export function covers(whole: NodeSelection, part: NodeSelection): boolean {
  return whole.nodeName === undefined && whole.alternatives.some((wide) => part.alternatives.every((narrow) => (
    [...wide].every(([key, { allowed, excluded, presence }]) => {
      const values = narrow.get(key)?.allowed ?? (key === OS_LABEL ? ['windows'] : undefined);
      return values !== undefined && presence !== 'forbidden'
        && values.every((value) => (allowed?.includes(value) ?? true) && !excluded.includes(value));
    })
  )));
}

function alternativeOf(expressions: readonly Json[]): Alternative {
  const conditions = new Map<string, Condition>();
  for (const { key, operator, values } of expressions) {
    const named = asList(values).filter((value) => typeof value === 'string');
    const { allowed, excluded, presence } = conditions.get(key) ?? { excluded: [] };
    conditions.set(key, {
      allowed: operator !== 'In' ? allowed : allowed === undefined ? named : allowed.filter((value) => named.includes(value)),
      excluded: operator === 'NotIn' ? [...excluded, ...named] : excluded,
      presence: operator === 'DoesNotExist' ? 'forbidden' : operator === 'Exists' ? 'required' : presence,
    });
  }
  return conditions;
}

function isCompatible(one: Condition, other: Condition = { excluded: [] }): boolean {
  const allowed = one.allowed === undefined || other.allowed === undefined
    ? one.allowed ?? other.allowed
    : one.allowed.filter((value) => other.allowed!.includes(value));
  const isRequired = allowed !== undefined || one.presence === 'required' || other.presence === 'required';
  const isForbidden = one.presence === 'forbidden' || other.presence === 'forbidden';
  return !(isRequired && isForbidden)
    && (allowed === undefined || allowed.some((value) => !one.excluded.includes(value) && !other.excluded.includes(value)));
}
