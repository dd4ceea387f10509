import { asList, asObject, Json, objectsOf, pointerTo } from './json';
import { oncePerPod } from './once-per-pod';
import { BUILD_LABEL, labelsWithWindows, osLabels } from '../../facts/node-labels';

/** A condition that Windows nodes do not meet. */
export interface Contradiction {
  readonly pointer: string;
  readonly text: string;
}

/** What the node selection of the pod says about the operating system of the nodes. */
export interface NodeOs {
  /** Why no Windows node qualifies. Empty if a Windows node can qualify. */
  readonly contradictions: readonly Contradiction[];
  /** Only Windows nodes qualify. */
  readonly isWindows: boolean;
  /** The pod selects nodes by other properties, which can have the same effect. */
  readonly isNarrowed: boolean;
}

/** The node selector and the required node affinity, taken together. A node must meet both. */
export const nodeOsOf = oncePerPod(({ spec, pointer }): NodeOs => {
  const selector = asObject(spec.nodeSelector) ?? {};
  const terms = requiredTerms(spec, pointer);
  const ofSelector = [...osLabels].flatMap(([label, isWindows]): Contradiction[] => {
    const value: unknown = selector[label];
    return typeof value !== 'string' || isWindows(value) ? []
      : [{ pointer: pointerTo(pointer, 'nodeSelector', label), text: `nodeSelector requires nodes with ${label}: ${value}` }];
  });
  // The terms are alternatives.
  const ofTerms = terms.every(({ contradiction }) => contradiction !== undefined) ? terms.flatMap(({ contradiction }) => contradiction ?? []) : [];
  const selectsWindows = BUILD_LABEL in selector || [...osLabels].some(([label, isWindows]) => typeof selector[label] === 'string' && isWindows(selector[label]));
  return {
    contradictions: [...ofSelector, ...ofTerms],
    isWindows: selectsWindows || terms.length > 0 && terms.every(({ isWindows, contradiction }) => isWindows && contradiction === undefined),
    isNarrowed: typeof spec.nodeName === 'string' || Object.keys(selector).length > 0 || terms.length > 0 && terms.every(({ isNarrowed }) => isNarrowed),
  };
});

interface Term {
  readonly contradiction?: Contradiction;
  readonly isWindows: boolean;
  readonly isNarrowed: boolean;
}

/** The terms of the required node affinity. A node qualifies if it meets one of them. */
function requiredTerms(spec: Json, pointer: string): Term[] {
  const required = asObject(asObject(asObject(spec.affinity)?.nodeAffinity)?.requiredDuringSchedulingIgnoredDuringExecution);
  const path = `${pointer}/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms`;
  return objectsOf(required?.nodeSelectorTerms).map(([index, term]) => {
    const expressions = objectsOf(term.matchExpressions);
    const against = expressions.find(([, expression]) => excludesWindows(expression));
    return {
      contradiction: against && {
        pointer: `${path}/${index}/matchExpressions/${against[0]}`,
        text: `node affinity requires nodes whose ${against[1].key} is ${against[1].operator} ${textsOf(against[1].values).join(', ')}`.trim(),
      },
      isWindows: expressions.some(([, expression]) => onlyWindows(expression)),
      isNarrowed: expressions.some(([, { key }]) => !osLabels.has(key)) || objectsOf(term.matchFields).length > 0,
    };
  });
}

function excludesWindows({ key, operator, values }: Json): boolean {
  const isWindows = osLabels.get(key);
  if (isWindows === undefined) {
    return false;
  }
  return operator === 'In' ? !textsOf(values).some(isWindows)
    : labelsWithWindows.has(key) && (operator === 'NotIn' && textsOf(values).some(isWindows) || operator === 'DoesNotExist');
}

function onlyWindows({ key, operator, values }: Json): boolean {
  if (key === BUILD_LABEL) {
    return operator === 'In' || operator === 'Exists';
  }
  const isWindows = osLabels.get(key);
  const named = textsOf(values);
  return isWindows !== undefined
    && (operator === 'In' && named.length > 0 && named.every(isWindows) || operator === 'NotIn' && labelsWithWindows.has(key) && named.includes('linux'));
}

function textsOf(values: unknown): string[] {
  return asList(values).filter((value) => typeof value === 'string');
}
