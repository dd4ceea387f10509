import { Containerd } from '../../../src';
import type { Json } from '../manifests';

/** Rule, severity, pointer. */
export type Expected = readonly [rule: string, severity: 'error' | 'warning', pointer: string];

/** One change to a pod that is right otherwise, and all that the rules say then. */
export interface PodCase {
  readonly name: string;
  readonly change: (spec: Json, metadata: Json) => void;
  /** On every target, unless another one is named below. */
  readonly expected: readonly Expected[];
  /** On undeclared targets, where that differs. */
  readonly unknown?: readonly Expected[];
  /** On containerd 1.6, where that differs. */
  readonly v16?: readonly Expected[];
}

/** What a case expects on a target. */
export function expectedOn({ expected, unknown, v16 }: PodCase, containerd: Containerd | undefined): readonly Expected[] {
  return (containerd === undefined ? unknown : containerd === Containerd.V1_6 ? v16 : undefined) ?? expected;
}

/** The same findings, as warnings. */
export function asWarnings(expected: readonly Expected[]): Expected[] {
  return expected.map(([rule, , pointer]) => [rule, 'warning', pointer]);
}

export const NOTHING: readonly Expected[] = [];

/** For what only containerd 1.7 and later do: errors there, warnings where nothing is known, nothing before. */
export function since17(...expected: Expected[]): Pick<PodCase, 'expected' | 'unknown' | 'v16'> {
  return { expected, unknown: asWarnings(expected), v16: NOTHING };
}

/** For errors on a declared target that are warnings otherwise. */
export function onDeclared(...expected: Expected[]): Pick<PodCase, 'expected' | 'unknown'> {
  return { expected, unknown: asWarnings(expected) };
}

/** For what holds on every target. */
export function everywhere(...expected: Expected[]): Pick<PodCase, 'expected'> {
  return { expected };
}
