import type * as fc from 'fast-check';
import type { NodeSetting } from '../../../src';
import type { Setting, SimulatedWindows, Step } from '../kind-runs';

/** A setting on a simulated Windows on which it is not in place. */
export interface ProofCase {
  readonly setting: Setting;
  readonly state: SimulatedWindows;
  /** Something that undoes a part of it, behind the agent's back. */
  readonly drift: Step['drift'];
}

/** What the shared suite needs to know of a kind of setting. */
export interface KindProof {
  readonly kind: string;
  readonly cases: Readonly<Record<string, ProofCase>>;
  /** Settings as constructs make them: what they say of themselves keeps to the schema, and the agent takes it. */
  readonly settings: fc.Arbitrary<NodeSetting>;
  /** Fields that are wrong or mean too much, for the setting of the first case: the agent refuses each. */
  readonly refused: readonly Readonly<Record<string, unknown>>[];
  /** Free texts: fields that reach Windows as they are, whatever is in them. Those that the agent refuses are left alone. */
  readonly texts?: readonly string[];
  /** False for what is gone for good: it cannot be taken back. Default: true. */
  readonly isLasting?: boolean;
  /** False for what is only reported. Default: true. */
  readonly isEnforced?: boolean;
  /** True for what is always there and only changes: absent gives back what was recorded, and without a record there is nothing to do. Default: false. */
  readonly isGivenBack?: boolean;
  /** The part of the state that healing brings back, where the drift takes away more than the agent made. */
  readonly healedPart?: (state: SimulatedWindows) => unknown;
}
