import type { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { userError } from '../facts/errors';
import { checkLabelValue, checkQualifiedName } from '../facts/kubernetes-names';
import { wholeSeconds } from '../facts/members';
import { checkKeys } from '../facts/unknown-keys';

/** What a taint does to pods that do not tolerate it. */
export enum TaintEffect {
  /** New pods stay away. */
  NO_SCHEDULE = 'NoSchedule',
  /** New pods stay away where there is another node. */
  PREFER_NO_SCHEDULE = 'PreferNoSchedule',
  /** New pods stay away, running ones are evicted. */
  NO_EXECUTE = 'NoExecute',
}

/** Options for a toleration. */
export interface NodeTolerationOptions {
  /**
   * The effect that is tolerated.
   * @default - every effect
   */
  readonly effect?: TaintEffect;

  /**
   * How long a running pod stays after the taint appears. Whole seconds, only with `TaintEffect.NO_EXECUTE`.
   * @default - for ever
   */
  readonly evictAfter?: Duration;
}

/**
 * A taint of nodes that a workload puts up with.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export class NodeToleration {
  /** Every taint: for agents that belong on every node, whatever its state. */
  public static everything(options: NodeTolerationOptions = {}): NodeToleration {
    return new NodeToleration({ operator: 'Exists' }, options);
  }

  /** A taint with this key and any value. */
  public static exists(key: string, options: NodeTolerationOptions = {}): NodeToleration {
    checkQualifiedName('taint key', key);
    return new NodeToleration({ key, operator: 'Exists' }, options);
  }

  /** A taint with this key and this value. */
  public static equal(key: string, value: string, options: NodeTolerationOptions = {}): NodeToleration {
    checkQualifiedName('taint key', key);
    checkLabelValue(key, value);
    return new NodeToleration({ key, operator: 'Equal', value }, options);
  }

  /**
   * `os=windows:NoSchedule`, the taint that the Kubernetes documentation puts on Windows nodes so that Linux pods stay away.
   * @see https://kubernetes.io/docs/concepts/windows/user-guide/#ensuring-os-specific-workloads-land-on-the-appropriate-container-host
   */
  public static windowsOs(): NodeToleration {
    return NodeToleration.equal('os', 'windows', { effect: TaintEffect.NO_SCHEDULE });
  }

  /** `node.kubernetes.io/os` with any value and effect NoSchedule, as some managed clusters taint Windows nodes. */
  public static nodeOs(): NodeToleration {
    return NodeToleration.exists('node.kubernetes.io/os', { effect: TaintEffect.NO_SCHEDULE });
  }

  /** `CriticalAddonsOnly`, on nodes kept for cluster add-ons. */
  public static criticalAddonsOnly(): NodeToleration {
    return NodeToleration.exists('CriticalAddonsOnly');
  }

  /** `node.kubernetes.io/not-ready` and `node.kubernetes.io/unreachable` are two taints: this is the first. */
  public static notReady(): NodeToleration {
    return NodeToleration.exists('node.kubernetes.io/not-ready');
  }

  /** The node controller has lost contact with the node. */
  public static unreachable(): NodeToleration {
    return NodeToleration.exists('node.kubernetes.io/unreachable');
  }

  private readonly spec: k8s.Toleration;

  private constructor(taint: k8s.Toleration, options: NodeTolerationOptions) {
    checkKeys('NodeToleration', options, { effect: true, evictAfter: true });
    if (options.evictAfter !== undefined && options.effect !== TaintEffect.NO_EXECUTE) {
      throw userError({
        message: `toleration of ${taint.key ?? 'every taint'} has evictAfter without the effect NoExecute`,
        fix: 'Add { effect: TaintEffect.NO_EXECUTE }: only that effect evicts.',
      });
    }
    this.spec = { ...taint, effect: options.effect, tolerationSeconds: wholeSeconds('evictAfter', options.evictAfter) };
  }

  /** @internal */
  public _toKube(): k8s.Toleration {
    return this.spec;
  }
}
