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
  /** On containerd 1.6, where that differs. */
  readonly v16?: readonly Expected[];
  /** On containerd 2, where that differs. */
  readonly v2?: readonly Expected[];
}

/** What a case expects on a target. */
export function expectedOn({ expected, v16, v2 }: PodCase, containerd: Containerd | undefined): readonly Expected[] {
  return (containerd?.version.startsWith('1.6') ? v16 : containerd?.version.startsWith('2') ? v2 : undefined) ?? expected;
}

export const NOTHING: readonly Expected[] = [];

/** For what only containerd 1.7 and later do. */
export function since17(...expected: Expected[]): Pick<PodCase, 'expected' | 'v16'> {
  return { expected, v16: NOTHING };
}

/** For what holds on every target. */
export function everywhere(...expected: Expected[]): Pick<PodCase, 'expected'> {
  return { expected };
}
