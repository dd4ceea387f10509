import { k8s } from 'cdk8s-plus-28';

// The generated types wrap these two in classes for the generated serializer. This library renders
// objects with the names and values of the API, in which both are strings or numbers.

/** An amount such as `100m` or `1Gi`. */
export function quantity(amount: string | number): k8s.Quantity {
  return amount as unknown as k8s.Quantity;
}

/** A number or a string: ports by number or name, pods by count or percentage. */
export function intOrString(value: string | number): k8s.IntOrString {
  return value as unknown as k8s.IntOrString;
}

/**
 * A copy without the undefined fields. cdk8s also drops them, but looks up the app for each of them
 * first. Objects with many optional fields render faster without them.
 */
export function withoutUndefined<Value extends object>(value: Value): Value {
  const copy: Partial<Value> = {};
  for (const key in value) {
    if (value[key] !== undefined) {
      copy[key] = value[key];
    }
  }
  return copy as Value;
}
