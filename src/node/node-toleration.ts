import type { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { quoted, userError } from '../facts/errors';
import { checkLabelValue, checkQualifiedName } from '../facts/kubernetes-names';
import { wholeSeconds } from '../facts/members';
import { checkKeys } from '../facts/unknown-keys';

/** The effect of a taint on pods that do not tolerate it. */
export enum TaintEffect {
  /** New pods are not scheduled on the node. */
  NO_SCHEDULE = 'NoSchedule',
  /** New pods are scheduled on the node only if no other node is available. */
  PREFER_NO_SCHEDULE = 'PreferNoSchedule',
  /** New pods are not scheduled on the node, and running pods are evicted. */
  NO_EXECUTE = 'NoExecute',
}

/** Options for a toleration. */
export interface NodeTolerationOptions {
  /**
   * The effect that the workload tolerates.
   * @default - every effect
   */
  readonly effect?: TaintEffect;

  /**
   * How long a running pod stays on the node after the taint appears. Whole seconds, only with
   * `TaintEffect.NO_EXECUTE`.
   * @default - the pod stays indefinitely
   */
  readonly evictAfter?: Duration;
}

/**
 * A taint that a workload tolerates.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export class NodeToleration {
  /** Every taint. For agents that must run on every node, whatever its state. */
  public static everything(options: NodeTolerationOptions = {}): NodeToleration {
    return new NodeToleration({ operator: 'Exists' }, options);
  }

  /** A taint with this key and any value. */
  public static exists(key: string, options: NodeTolerationOptions = {}): NodeToleration {
    checkQualifiedName('NodeToleration: taint key', key);
    return new NodeToleration({ key, operator: 'Exists' }, options);
  }

  /** A taint with this key and this value. */
  public static equal(key: string, value: string, options: NodeTolerationOptions = {}): NodeToleration {
    checkQualifiedName('NodeToleration: taint key', key);
    checkLabelValue(`NodeToleration: taint ${quoted(key)}`, value);
    return new NodeToleration({ key, operator: 'Equal', value }, options);
  }

  /**
   * `os=windows:NoSchedule`, the taint that the Kubernetes documentation uses to keep Linux pods
   * off Windows nodes.
   * @see https://kubernetes.io/docs/concepts/windows/user-guide/#ensuring-os-specific-workloads-land-on-the-appropriate-container-host
   */
  public static windowsOs(): NodeToleration {
    return NodeToleration.equal('os', 'windows', { effect: TaintEffect.NO_SCHEDULE });
  }

  /**
   * `node.kubernetes.io/os` with any value and the effect NoSchedule, as set by some managed
   * clusters.
   */
  public static nodeOs(): NodeToleration {
    return NodeToleration.exists('node.kubernetes.io/os', { effect: TaintEffect.NO_SCHEDULE });
  }

  /** `CriticalAddonsOnly`, on nodes that are reserved for cluster add-ons. */
  public static criticalAddonsOnly(): NodeToleration {
    return NodeToleration.exists('CriticalAddonsOnly');
  }

  /**
   * `node.kubernetes.io/not-ready`: the node is not ready. An unreachable node has another taint:
   * see `unreachable`.
   */
  public static notReady(): NodeToleration {
    return NodeToleration.exists('node.kubernetes.io/not-ready');
  }

  /** `node.kubernetes.io/unreachable`: the node controller has lost contact with the node. */
  public static unreachable(): NodeToleration {
    return NodeToleration.exists('node.kubernetes.io/unreachable');
  }

  private readonly spec: k8s.Toleration;

  private constructor(taint: k8s.Toleration, options: NodeTolerationOptions) {
    checkKeys('NodeToleration', options, { effect: true, evictAfter: true });
    if (options.evictAfter !== undefined && options.effect !== TaintEffect.NO_EXECUTE) {
      throw userError({
        message: `NodeToleration of ${taint.key === undefined ? 'every taint' : quoted(taint.key)}: evictAfter is set without the effect NoExecute`,
        fix: 'Add { effect: TaintEffect.NO_EXECUTE }: only this effect evicts pods.',
      });
    }
    this.spec = { ...taint, effect: options.effect, tolerationSeconds: wholeSeconds('NodeToleration: evictAfter', options.evictAfter) };
  }

  /** @internal */
  public _toKube(): k8s.Toleration {
    return this.spec;
  }
}
