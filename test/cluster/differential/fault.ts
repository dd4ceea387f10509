import * as fc from 'fast-check';

export type Json = Record<string, any>;

/** A change to the spec of a valid pod. Many break one rule, others are as close to it as a valid pod gets. */
export type Fault = (spec: Json) => void;

export function fault<Value>(values: fc.Arbitrary<Value>, apply: (spec: Json, value: Value) => void): fc.Arbitrary<Fault> {
  return values.map((value) => (spec) => apply(spec, value));
}

/** Stands for one of the containers of whatever pod it meets; the smallest is the first main container. */
export const somewhere: fc.Arbitrary<number> = fc.nat({ max: 5 });

/** Where pod and container have the same field: the pod itself, or one of its containers. */
export const podOrContainer: fc.Arbitrary<number | undefined> = fc.option(somewhere, { nil: undefined });

/** Main containers first, then init containers and sidecars, then ephemeral containers. */
export function containersOf(spec: Json): Json[] {
  return [...spec.containers, ...spec.initContainers ?? [], ...spec.ephemeralContainers ?? []];
}

export function containerAt(spec: Json, place: number): Json {
  const containers = containersOf(spec);
  return containers[place % containers.length];
}

export function holderAt(spec: Json, place: number | undefined): Json {
  return place === undefined ? spec : containerAt(spec, place);
}

/** The object in a field; made where there is none, and the holder's own from now on. */
export function within(holder: Json, ...path: readonly string[]): Json {
  return path.reduce((object, key) => {
    object[key] = { ...object[key] };
    return object[key];
  }, holder);
}

/** Undefined takes the field out. */
export function put(holder: Json, key: string, value: unknown): void {
  if (value === undefined) {
    delete holder[key];
  } else {
    holder[key] = value;
  }
}
