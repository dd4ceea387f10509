import { asList, asObject, Json, objectsOf } from './json';

/**
 * Whether a label selector selects an object with these labels. An empty selector selects
 * everything.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function selectsLabels(selector: unknown, labels: Json): boolean {
  const { matchLabels, matchExpressions } = asObject(selector) ?? {};
  return Object.entries(asObject(matchLabels) ?? {}).every(([key, value]) => labels[key] === value)
    && objectsOf(matchExpressions).every(([, expression]) => meets(expression, labels));
}

/** Whether a label selector has no conditions. */
export function selectsEverything(selector: unknown): boolean {
  const { matchLabels, matchExpressions } = asObject(selector) ?? {};
  return Object.keys(asObject(matchLabels) ?? {}).length === 0 && asList(matchExpressions).length === 0;
}

function meets({ key, operator, values }: Json, labels: Json): boolean {
  const value: unknown = labels[key];
  switch (operator) {
    case 'In': return asList(values).includes(value);
    case 'NotIn': return !asList(values).includes(value);
    case 'Exists': return value !== undefined;
    case 'DoesNotExist': return value === undefined;
    default: return false;
  }
}
