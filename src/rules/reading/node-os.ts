import { asList, asObject, Json, objectsOf } from './json';
import { oncePerPod } from './once-per-pod';

const OS_LABEL = 'kubernetes.io/os';

// Only Windows nodes have this label.
const BUILD_LABEL = 'node.kubernetes.io/windows-build';

/** A condition that Windows nodes do not meet. */
export interface Contradiction {
  readonly pointer: string;
  readonly text: string;
}

/** What the node selection of the pod says about the operating system of the nodes. */
export interface NodeOs {
  readonly contradictions: readonly Contradiction[];
  /** Only Windows nodes qualify. */
  readonly isWindows: boolean;
  /** The pod selects nodes by other properties, which can have the same effect. */
  readonly isNarrowed: boolean;
}

/**
 * The node selector and the required node affinity, taken together. A pod that is bound to a node
 * by name is narrowed.
 */
export const nodeOsOf = oncePerPod(({ spec, pointer }): NodeOs => {
  const selector = asObject(spec.nodeSelector) ?? {};
  const os: unknown = selector[OS_LABEL];
  const terms = requiredTerms(spec, pointer);
  const contradictions = terms.flatMap(({ contradiction }) => contradiction ?? []);
  if (typeof os === 'string' && os !== 'windows') {
    contradictions.unshift({ pointer: `${pointer}/nodeSelector/kubernetes.io~1os`, text: `nodeSelector requires nodes with ${OS_LABEL}: ${os}` });
  }
  return {
    contradictions,
    isWindows: os === 'windows' || BUILD_LABEL in selector || terms.length > 0 && terms.every(({ isWindows }) => isWindows),
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
        text: `node affinity requires nodes whose ${OS_LABEL} is ${against[1].operator} ${asList(against[1].values).filter((value) => typeof value === 'string').join(', ')}`.trim(),
      },
      isWindows: expressions.some(([, expression]) => onlyWindows(expression)),
      isNarrowed: expressions.some(([, { key }]) => key !== OS_LABEL) || objectsOf(term.matchFields).length > 0,
    };
  });
}

function excludesWindows({ key, operator, values }: Json): boolean {
  if (key !== OS_LABEL) {
    return false;
  }
  const windows = asList(values).includes('windows');
  return operator === 'In' && !windows || operator === 'NotIn' && windows || operator === 'DoesNotExist';
}

function onlyWindows({ key, operator, values }: Json): boolean {
  if (key === BUILD_LABEL) {
    return operator === 'In' || operator === 'Exists';
  }
  const named = asList(values);
  return key === OS_LABEL && (operator === 'In' && named.length > 0 && named.every((value) => value === 'windows') || operator === 'NotIn' && named.includes('linux'));
}
