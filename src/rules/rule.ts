import { Severity } from './finding';
import type { Json } from './reading/json';
import type { PodTemplate } from './reading/pod-template';
import { Containerd, ContainerdBehaviour } from '../facts/containerd';

/** What is known of the cluster that the manifests go to. What is left out is unknown, and rules are milder about it. */
export interface RuleTarget {
  /**
   * The release line of containerd on the Windows nodes.
   * @default - unknown
   */
  readonly containerd?: Containerd;
}

/** What a rule reports; the engine adds the rule's id and the object. */
export interface Report {
  readonly severity: Severity;
  /** JSON pointer into the object, to a field or to where a missing one would stand. */
  readonly pointer: string;
  readonly message: string;
  /** @default - the rule's own */
  readonly why?: string;
  /** @default - the rule's own */
  readonly fix?: string;
}

export interface RuleContext {
  readonly target: RuleTarget;
  /** Behaviour of the declared release line of containerd, or undefined where it is unknown. */
  readonly containerd?: ContainerdBehaviour;
  readonly report: (report: Report) => void;
}

/** What every rule says of itself. */
export interface RuleBase {
  /** `HPC` and three digits: never reused, never renumbered. */
  readonly id: string;
  /** One line for tables. */
  readonly title: string;
  /** What happens where the rule is not kept: a sentence. */
  readonly why: string;
  /** What to do: a sentence. */
  readonly fix: string;
  /** Where the fact comes from: addresses. */
  readonly sources: readonly string[];
}

/** A rule about one pod, or the pod template of one workload. Called for HostProcess pods only. */
export interface PodRule extends RuleBase {
  checkPod(pod: PodTemplate, context: RuleContext): void;
}

/** A rule about any one object. */
export interface ObjectRule extends RuleBase {
  checkObject(object: Json, context: RuleContext): void;
}

export type Rule = PodRule | ObjectRule;
