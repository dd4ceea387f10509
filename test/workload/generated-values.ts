import { Duration } from 'cdk8s';
import * as fc from 'fast-check';

/** Parts are made when the workload is, since most of the values are right and some are not. */
export type Recipe<Part> = () => Part;

/** Mostly right values, or nearly every workload would have a fault. */
export function seldom<Value>(usual: fc.Arbitrary<Value>, odd: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: odd });
}

export const map = <Value>(keys: fc.Arbitrary<string>, values: fc.Arbitrary<Value>) => fc.dictionary(keys, values, { maxKeys: 3 });

export function few<Part>(part: fc.Arbitrary<Recipe<Part>>): fc.Arbitrary<Recipe<Part[]>> {
  return fc.array(part, { maxLength: 2 }).map((some) => () => some.map((make) => make()));
}

/** Some of the parts of an object, at most a number of them. */
export function someOf(parts: Readonly<Record<string, fc.Arbitrary<unknown>>>, most: number): fc.Arbitrary<Record<string, unknown>> {
  const names = Object.keys(parts);
  return fc.subarray(names, { maxLength: Math.min(most, names.length) })
    .chain((chosen) => fc.record<Record<string, unknown>>(Object.fromEntries(chosen.map((part) => [part, parts[part]]))));
}

/** The values of an object, with whatever is a recipe made. */
export function made(parts: Record<string, unknown>): any {
  return Object.fromEntries(Object.entries(parts).map(([part, value]) => [part, typeof value === 'function' ? value() : value]));
}

export const name = seldom(
  fc.constantFrom('main', 'a', 'b-1', 'a'.repeat(15)), fc.constantFrom('A', 'a.b', '-a', 'a'.repeat(16), 'a'.repeat(64), ''),
);
export const text = fc.constantFrom('x', 'a b', 'é€😀', '$(A)', '1', '');
export const key = seldom(
  fc.constantFrom('a', 'example.com/a', 'A_b.c', 'b'), fc.constantFrom('a b', 'Example.com/a', '/a', 'a/b/c', 'a'.repeat(64), ''),
);
export const label = seldom(fc.constantFrom('x', '', '1', 'a_b.C'), fc.constantFrom('a b', '-', 'a'.repeat(64)));
export const dataKey = seldom(fc.constantFrom('a', 'b.json', '_x', '1'), fc.constantFrom('..a', 'a b', '.', ''));
export const file = seldom(fc.constantFrom('a', 'b/c', 'd\\e', 'x..'), fc.constantFrom('..a', '../a', '/a', 'a/..', ''));
export const number = seldom(fc.constantFrom(1, 2, 80, 9182), fc.constantFrom(0, -1, 1.5, 65536, 2147483648));
export const duration = seldom(fc.constantFrom(0, 1, 30, 700).map((seconds) => Duration.seconds(seconds)), fc.constant(Duration.millis(1500)));
