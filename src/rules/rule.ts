import { RuleOutcome, Severity } from './finding';
import type { ManifestObject } from './manifest-object';
import type { Json } from './reading/json';
import type { PodTemplate } from './reading/pod-template';
import type { Symptoms } from './symptoms';
import { Containerd, ContainerdBehaviour, ContainerdRange } from '../facts/containerd';

/** The cluster that the manifests go to. */
export interface RuleTargetOptions {
  /**
   * The oldest containerd on the Windows nodes.
   * @default Containerd.V1_7
   */
  readonly containerd?: Containerd;

  /**
   * The version of Kubernetes, such as `1.30`. Rules that do not hold on it are not applied.
   * @default - unknown: all rules apply, and those that have an end only warn
   */
  readonly kubernetes?: string;
}

/** What a rule reports; the engine adds the rule's id and the object. */
export interface Report {
  /** JSON pointer into the object, to a field or to where a missing one would stand. */
  readonly pointer: string;
  readonly message: string;
  /** On a target where the rule may not hold, it is always a warning. @default - the rule's own */
  readonly severity?: Severity;
  /** @default - the rule's own */
  readonly outcome?: RuleOutcome;
  /** @default - the rule's own */
  readonly why?: string;
  /** @default - the rule's own */
  readonly fix?: string;
}

export interface RuleContext {
  readonly target: RuleTargetOptions;
  /** What containerd does on the target. */
  readonly containerd: ContainerdBehaviour;
  /** The minor version of the declared Kubernetes, or undefined where it is unknown. */
  readonly kubernetesMinor?: number;
  readonly report: (report: Report) => void;
}

/** The same for rules over several objects, which say whom a report is about. */
export interface SetContext extends Omit<RuleContext, 'report'> {
  readonly report: (about: ManifestObject, report: Report) => void;
}

/** The versions on which a rule holds. */
export interface Holds {
  /** The first minor version of Kubernetes on which it holds, such as `1.22`. Inclusive. */
  readonly since: string;
  /**
   * The first minor version of Kubernetes on which it no longer holds, such as `1.37`. Exclusive.
   * @default - it holds on every later version
   */
  readonly until?: string;
  /**
   * The releases of containerd on which it holds, down to the patch release.
   * @default - all
   */
  readonly containerd?: ContainerdRange;
}

/** What every rule says of itself. */
export interface RuleBase {
  /** `HPC` and three digits: never reused, never renumbered. */
  readonly id: string;
  /** Other ids by which the rule can be asked for. */
  readonly aliases?: readonly string[];
  /** One line for tables. */
  readonly title: string;
  /** What becomes of an object that does not keep the rule. */
  readonly outcome: RuleOutcome;
  /** How bad it is, at worst. */
  readonly severity: Severity;
  /** Where it holds. Elsewhere it is not applied. */
  readonly holds: Holds;
  /** What happens where the rule is not kept: a sentence. */
  readonly why: string;
  /** What to do: a sentence. */
  readonly fix: string;
  /**
   * What an operator sees of it.
   * @default - nothing that is known word for word
   */
  readonly symptoms?: Symptoms;
  /** Whether there is one right change, which a program could make without knowing what the author meant. */
  readonly fixable: boolean;
  /** Whether the cluster may exempt an object from what refuses it. */
  readonly mayBeExempt?: boolean;
  /** Where the fact comes from: addresses. */
  readonly sources: readonly string[];
}

/** A rule about one pod, or one pod template of a workload. */
export interface PodRule extends RuleBase {
  /**
   * The pods it is called for: HostProcess pods, or all that concern Windows.
   * @default 'hostProcess'
   */
  readonly scope?: 'hostProcess' | 'windows';
  /**
   * Names of fields, wherever in the pod or its containers they stand: without any of them the rule has nothing to say.
   * @default - it is asked in any case
   */
  readonly fields?: readonly string[];
  checkPod(pod: PodTemplate, context: RuleContext): void;
}

/** A rule about any one object. */
export interface ObjectRule extends RuleBase {
  checkObject(object: Json, context: RuleContext): void;
}

/** A rule about objects that have to do with each other. Constructs see one object at a time and cannot apply it. */
export interface SetRule extends RuleBase {
  checkSet(objects: readonly ManifestObject[], context: SetContext): void;
}

/** A rule may look at pods, at objects and at sets of them; one that looks at nothing is about the input itself. */
export type Rule = RuleBase & Partial<Pick<PodRule, 'scope' | 'fields' | 'checkPod'> & Pick<ObjectRule, 'checkObject'> & Pick<SetRule, 'checkSet'>>;

/** When a rule can be applied: in a construct's validation, in the plugin for cdk8s-cli, on the command line. */
export type Moment = 'construct' | 'plugin' | 'command line';

export function momentsOf({ checkPod, checkObject }: Rule): Moment[] {
  return [...(checkPod ?? checkObject) === undefined ? [] : ['construct'] as const, 'plugin', 'command line'];
}
