import { RuleOutcome, Severity } from './finding';
import type { ManifestObject } from './manifest-object';
import type { Json } from './reading/json';
import type { PodTemplate } from './reading/pod-template';
import type { Symptoms } from './symptoms';
import { Containerd, ContainerdBehaviour, ContainerdRange } from '../facts/containerd';

/** The cluster that the manifests are for. */
export interface RuleTargetOptions {
  /**
   * The oldest containerd on the Windows nodes.
   * @default Containerd.V1_7
   */
  readonly containerd?: Containerd;

  /**
   * The version of Kubernetes, such as `1.30`. Rules that do not hold on this version are not
   * applied.
   * @default - unknown. All rules apply, and rules that end with a version only warn
   */
  readonly kubernetes?: string;
}

/** What a rule reports. The engine adds the id of the rule and the object. */
export interface Report {
  /** JSON pointer into the object, to a field or to the place of a missing field. */
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
  /** How containerd behaves on the target. */
  readonly containerd: ContainerdBehaviour;
  /** The minor version of the declared Kubernetes, or undefined if it is unknown. */
  readonly kubernetesMinor?: number;
  readonly report: (report: Report) => void;
}

/** The context of rules over several objects, which also name the object of a report. */
export interface SetContext extends Omit<RuleContext, 'report'> {
  readonly report: (about: ManifestObject, report: Report) => void;
}

/** The versions on which a rule holds. */
export interface Holds {
  /** The first minor version of Kubernetes on which the rule holds, such as `1.22`. Inclusive. */
  readonly since: string;
  /**
   * The first minor version of Kubernetes on which the rule no longer holds, such as `1.37`.
   * Exclusive.
   * @default - the rule holds on every later version
   */
  readonly until?: string;
  /**
   * The releases of containerd on which the rule holds, down to the patch release.
   * @default - all
   */
  readonly containerd?: ContainerdRange;
}

/** The metadata of every rule. */
export interface RuleBase {
  /** `HPC` and three digits. An id is never reused and never renumbered. */
  readonly id: string;
  /** Other ids that refer to the rule. */
  readonly aliases?: readonly string[];
  /** One line, for tables. */
  readonly title: string;
  /** What happens to an object that breaks the rule. */
  readonly outcome: RuleOutcome;
  /** The highest severity of a finding. */
  readonly severity: Severity;
  /** The versions on which the rule holds. It is not applied on other versions. */
  readonly holds: Holds;
  /** What happens if an object breaks the rule, in one or two sentences. */
  readonly why: string;
  /** What to do, in one or two sentences. */
  readonly fix: string;
  /**
   * What an operator sees.
   * @default - no symptom is known word for word
   */
  readonly symptoms?: Symptoms;
  /**
   * Whether exactly one change is right, so that a program could make it without knowing the intent
   * of the author.
   */
  readonly fixable: boolean;
  /** Whether the cluster can exempt an object from the check that refuses it. */
  readonly mayBeExempt?: boolean;
  /** The URLs of the sources of the fact. */
  readonly sources: readonly string[];
}

/** A rule about one pod, or one pod template of a workload. */
export interface PodRule extends RuleBase {
  /**
   * The pods that the rule checks: HostProcess pods, or all pods that concern Windows.
   * @default 'hostProcess'
   */
  readonly scope?: 'hostProcess' | 'windows';
  /**
   * Names of fields, anywhere in the pod or its containers. The rule reports nothing if a pod has
   * none of them.
   * @default - the rule checks every pod
   */
  readonly fields?: readonly string[];
  checkPod(pod: PodTemplate, context: RuleContext): void;
}

/** A rule about any single object. */
export interface ObjectRule extends RuleBase {
  checkObject(object: Json, context: RuleContext, about: ManifestObject): void;
}

/**
 * A rule about objects that relate to each other. Constructs see one object at a time and cannot
 * apply it.
 */
export interface SetRule extends RuleBase {
  checkSet(objects: readonly ManifestObject[], context: SetContext): void;
}

/**
 * A rule can check pods, objects and sets of objects. A rule that checks none of these concerns the
 * input itself.
 */
export type Rule = RuleBase & Partial<Pick<PodRule, 'scope' | 'fields' | 'checkPod'> & Pick<ObjectRule, 'checkObject'> & Pick<SetRule, 'checkSet'>>;

/**
 * When a rule can be applied: in the validation of a construct, in the plugin for cdk8s-cli, on the
 * command line.
 */
export type Moment = 'construct' | 'plugin' | 'command line';

export function momentsOf({ checkPod, checkObject }: Rule): Moment[] {
  return [...(checkPod ?? checkObject) === undefined ? [] : ['construct'] as const, 'plugin', 'command line'];
}
