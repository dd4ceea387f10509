import { Constraint, isMapping, isUnset, Violation } from './constraint';
import { quoted } from '../errors';

type Value = Readonly<Record<string, any>>;

/** The labels of the pods match the selector of their workload. */
export const labelsMatchSelector: Constraint = ({ selector, template }) => {
  const labels: unknown = template?.metadata?.labels ?? {};
  const given = isMapping(selector) && isMapping(labels) ? mismatch(isSelector(selector) ? selector : { matchLabels: selector }, labels) : undefined;
  return given === undefined ? [] : [{
    path: ['template', 'metadata', 'labels'], message: `the labels of the pod template do not match the selector: ${given}`, fix: 'Set the labels of the selector in the pod template.',
  }];
};

/** A ReplicationController has labels as its selector. */
function isSelector(selector: Value): boolean {
  return isMapping(selector.matchLabels) || Array.isArray(selector.matchExpressions);
}

function mismatch({ matchLabels, matchExpressions }: Value, labels: Value): string | undefined {
  const wrong = Object.entries(isMapping(matchLabels) ? matchLabels : {}).find(([key, value]) => typeof (value ?? '') === 'string' && (value ?? '') !== (labels[key] ?? undefined));
  if (wrong !== undefined) {
    return `${wrong[0]} is ${quoted(labels[wrong[0]] ?? 'not set')}`;
  }
  const against = (Array.isArray(matchExpressions) ? matchExpressions : []).find((each) => isMapping(each) && contradicts(each, labels));
  return against === undefined ? undefined : `${String(against.key)} is ${quoted(labels[against.key] ?? 'not set')}`;
}

function contradicts({ key, operator, values }: Value, labels: Value): boolean {
  const own: unknown = labels[key];
  const isListed = Array.isArray(values) && values.includes(own);
  switch (operator) {
    case 'In': return Array.isArray(values) && values.length > 0 && !isListed;
    case 'NotIn': return !isUnset(own) && isListed;
    case 'Exists': return isUnset(own);
    case 'DoesNotExist': return !isUnset(own);
    default: return false;
  }
}

/** The restart policy is one that the controller of a workload accepts, and its mounts exist. */
export function restartPolicy(accepted: readonly string[], { isOptional }: { readonly isOptional: boolean }): Constraint {
  return ({ template, volumeClaimTemplates }) => {
    const spec: unknown = template?.spec;
    if (!isMapping(spec)) {
      return [];
    }
    const own: unknown = spec.restartPolicy;
    const isWrong = isUnset(own) || own === '' ? !isOptional : typeof own === 'string' && !accepted.includes(own);
    return [
      ...isWrong ? [{
        path: ['template', 'spec', 'restartPolicy'], message: `restartPolicy is ${isUnset(own) ? 'not set' : quoted(own)}`, fix: `Set restartPolicy: ${accepted.join(' or ')}.`,
      }] : [],
      ...mountsExist(spec, ['template', 'spec'], namesOf(volumeClaimTemplates, ({ metadata }) => metadata?.name)),
    ];
  };
}

/** Each container mounts volumes of the pod. */
export function mountsExist(spec: unknown, path: readonly string[], otherVolumes: readonly unknown[] = []): Violation[] {
  if (!isMapping(spec)) {
    return [];
  }
  const volumes = [...namesOf(spec.volumes, ({ name }) => name), ...otherVolumes];
  return ['initContainers', 'containers'].flatMap((list) => entries(spec[list]).flatMap(([index, container]) => (
    entries(container.volumeMounts).flatMap(([at, { name }]): Violation[] => (
      typeof name !== 'string' || name === '' || volumes.includes(name) ? [] : [{
        path: [...path, list, index, 'volumeMounts', at, 'name'], message: `the pod has no volume ${quoted(name)}`, fix: 'Add the volume to the pod, or correct the name.',
      }]
    ))
  )));
}

function namesOf(list: unknown, nameOf: (item: Value) => unknown): unknown[] {
  return entries(list).map(([, item]) => nameOf(item));
}

function entries(list: unknown): (readonly [number, Value])[] {
  return Array.isArray(list) ? list.flatMap((item: unknown, index) => (isMapping(item) ? [[index, item] as const] : [])) : [];
}
