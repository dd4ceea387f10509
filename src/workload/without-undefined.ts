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
    if (value[key] !== undefined) {
      copy[key] = withoutUndefined(value[key]);
    }
  }
  return copy as Value;
}
