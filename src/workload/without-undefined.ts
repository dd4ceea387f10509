/**
 * A copy without fields that are undefined. cdk8s drops them too, but looks up the app for each of them first, which is most of
 * what rendering a pod takes.
 */
export function withoutUndefined<Value>(value: Value): Value {
  if (Array.isArray(value)) {
    return value.map(withoutUndefined) as Value;
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    return value;
  }
  const copy: Record<string, unknown> = {};
  for (const key in value) {
    const field = value[key];
    if (field !== undefined) {
      copy[key] = typeof field === 'object' ? withoutUndefined(field) : field;
    }
  }
  return copy as Value;
}
