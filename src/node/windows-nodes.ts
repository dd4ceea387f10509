import { k8s } from 'cdk8s-plus-28';
import { LabelRequirement, mayAllHold } from './label-requirement';
import { NodeToleration } from './node-toleration';
import { WindowsServer } from './windows-server';
import { quoted, userError } from '../facts/errors';
import { checkDnsSubdomain, checkLabelValue, checkQualifiedName } from '../facts/kubernetes-names';
import { checkInstance, checkMember } from '../facts/members';

const OS_LABEL = 'kubernetes.io/os';
const BUILD_LABEL = 'node.kubernetes.io/windows-build';

/**
 * The Windows nodes that a workload runs on. Immutable: each method returns a new selection that is narrower than this
 * one, or tolerates more.
 *
 * The node selector `kubernetes.io/os: windows` is always part of it.
 *
 * @example
 * WindowsNodes.ofServer(WindowsServer.LTSC2022)
 *   .withLabel('example.com/pool', 'web')
 *   .tolerating(NodeToleration.windowsOs());
 */
export class WindowsNodes {
  /**
   * Every Windows node without taints.
   *
   * Nodes with taints join by `tolerating`: `WindowsNodes.all().tolerating(NodeToleration.everything())` means all of them.
   */
  public static all(): WindowsNodes {
    return new WindowsNodes([], []);
  }

  /**
   * Windows nodes of these releases of Windows Server, by the label `node.kubernetes.io/windows-build`.
   * @throws if no release is given, or one that is none of `WindowsServer`
   */
  public static ofServer(...releases: WindowsServer[]): WindowsNodes {
    releases.forEach((release) => checkMember('release of Windows Server', release, 'WindowsServer', WindowsServer));
    return WindowsNodes.all().restrictedTo({ key: BUILD_LABEL, operator: 'In', values: releases });
  }

  /**
   * One Windows node by its name, past the scheduler and its checks: the pod is bound to the node as it is made. For
   * debugging; everything else selects by labels.
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename
   */
  public static named(nodeName: string): WindowsNodes {
    checkDnsSubdomain('node name', nodeName);
    return new WindowsNodes([], [], nodeName);
  }

  private constructor(
    private readonly requirements: readonly LabelRequirement[],
    private readonly tolerations: readonly NodeToleration[],
    private readonly nodeName?: string,
  ) {}

  /**
   * Only nodes with this label. Rendered as a node selector.
   * @throws if the key is `kubernetes.io/os`, which is always `windows`
   */
  public withLabel(key: string, value: string): WindowsNodes {
    return this.restrictedTo({ key, operator: 'In', values: [value] });
  }

  /** Only nodes whose label has one of these values. Rendered as required node affinity. */
  public withLabelIn(key: string, ...values: string[]): WindowsNodes {
    return this.restrictedTo({ key, operator: 'In', values, affinity: true });
  }

  /** Only nodes whose label has none of these values. Nodes without the label stay. Rendered as required node affinity. */
  public withLabelNotIn(key: string, ...values: string[]): WindowsNodes {
    return this.restrictedTo({ key, operator: 'NotIn', values });
  }

  /** Only nodes that have the label, with any value. Rendered as required node affinity. */
  public withLabelPresent(key: string): WindowsNodes {
    return this.restrictedTo({ key, operator: 'Exists', values: [] });
  }

  /** Only nodes that do not have the label. Rendered as required node affinity. */
  public withLabelAbsent(key: string): WindowsNodes {
    return this.restrictedTo({ key, operator: 'DoesNotExist', values: [] });
  }

  /** Also nodes with these taints. */
  public tolerating(...tolerations: NodeToleration[]): WindowsNodes {
    tolerations.forEach((toleration) => checkInstance('toleration of nodes', toleration, NodeToleration, 'NodeToleration.everything()'));
    return new WindowsNodes(this.requirements, [...this.tolerations, ...tolerations], this.nodeName);
  }

  /**
   * Whether one node can belong to both selections: false only where their labels or names exclude each other.
   * Taints are not considered: nodes without any belong to every selection.
   */
  public mayOverlap(other: WindowsNodes): boolean {
    if (this.nodeName !== undefined && other.nodeName !== undefined && this.nodeName !== other.nodeName) {
      return false;
    }
    return mayAllHold([...this.requirements, ...other.requirements]);
  }

  /** @internal */
  public _toKube(): Pick<k8s.PodSpec, 'nodeSelector' | 'affinity' | 'tolerations' | 'nodeName'> {
    const selected = this.requirements.filter((requirement) => isSelector(requirement));
    const expressions = this.requirements.filter((requirement) => !isSelector(requirement));
    return {
      nodeName: this.nodeName,
      nodeSelector: { [OS_LABEL]: 'windows', ...Object.fromEntries(selected.map(({ key, values }) => [key, values[0]])) },
      affinity: expressions.length === 0 ? undefined : {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{
              matchExpressions: expressions.map(({ key, operator, values }) => ({
                key, operator, values: values.length === 0 ? undefined : [...values],
              })),
            }],
          },
        },
      },
      tolerations: this.tolerations.length === 0 ? undefined : this.tolerations.map((toleration) => toleration._toKube()),
    };
  }

  private restrictedTo(requirement: LabelRequirement): WindowsNodes {
    const { key, operator, values } = requirement;
    checkQualifiedName('label', key);
    values.forEach((value) => checkLabelValue(key, value));
    if (key === OS_LABEL) {
      throw userError({
        rule: 'HPC039',
        message: `node selection names the label "${OS_LABEL}", which is always "windows" here`,
        fix: 'Leave it out.',
      });
    }
    if (values.length === 0 && (operator === 'In' || operator === 'NotIn')) {
      throw userError({ message: `label ${quoted(key)} is selected by no value`, fix: 'Give at least one.' });
    }
    const all = [...this.requirements, requirement];
    if (!mayAllHold(all)) {
      throw userError({
        rule: 'HPC039',
        message: `no node can have what is asked of its label ${quoted(key)}`,
        fix: 'Remove one of the conditions on that label.',
      });
    }
    return new WindowsNodes(all, this.tolerations, this.nodeName);
  }
}

function isSelector({ operator, values, affinity }: LabelRequirement): boolean {
  return operator === 'In' && values.length === 1 && !affinity;
}
