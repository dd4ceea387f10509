import { k8s } from 'cdk8s-plus-28';
import { LabelRequirement, mayAllHold } from './label-requirement';
import { NodeToleration } from './node-toleration';
import { WindowsServer } from './windows-server';
import { quoted, userError } from '../facts/errors';
import { checkDnsSubdomain, checkLabelValue, checkQualifiedName } from '../facts/kubernetes-names';
import { checkInstance, checkMember } from '../facts/members';
import { BUILD_LABEL, OS_LABEL } from '../facts/node-labels';

/**
 * The Windows nodes that a workload runs on. A selection is immutable: each method returns a new
 * one, which is narrower or tolerates more taints.
 *
 * A selection always includes the node selector `kubernetes.io/os: windows`.
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
   * Use `tolerating` to add nodes with taints. To select every Windows node, use
   * `WindowsNodes.all().tolerating(NodeToleration.everything())`.
   */
  public static all(): WindowsNodes {
    return new WindowsNodes([], []);
  }

  /**
   * Windows nodes with one of these releases of Windows Server, by the label
   * `node.kubernetes.io/windows-build`.
   * @throws if there is no release, or if a release is not a member of `WindowsServer`
   */
  public static ofServer(...releases: WindowsServer[]): WindowsNodes {
    releases.forEach((release) => checkMember('WindowsNodes.ofServer: release', release, 'WindowsServer', WindowsServer));
    return WindowsNodes.all().restrictedTo({ key: BUILD_LABEL, operator: 'In', values: releases });
  }

  /**
   * One Windows node by its name. The pod is bound to the node when it is created, and bypasses the
   * scheduler and its checks. Use this method for debugging only, and select nodes by labels
   * otherwise.
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename
   */
  public static named(nodeName: string): WindowsNodes {
    checkDnsSubdomain('WindowsNodes.named: node name', nodeName);
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

  /**
   * Only nodes whose label has none of these values. Nodes without the label remain selected.
   * Rendered as required node affinity.
   */
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

  /** Also selects nodes with these taints. */
  public tolerating(...tolerations: NodeToleration[]): WindowsNodes {
    tolerations.forEach((toleration) => checkInstance('WindowsNodes.tolerating: toleration', toleration, NodeToleration, 'NodeToleration.everything()'));
    return new WindowsNodes(this.requirements, [...this.tolerations, ...tolerations], this.nodeName);
  }

  /**
   * Whether a node can belong to both selections. The result is false only if their labels or names
   * exclude each other. Taints do not matter, because a node without taints can belong to every
   * selection.
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
    values.forEach((value) => checkLabelValue(`WindowsNodes: label ${quoted(key)}`, value));
    if (key === OS_LABEL) {
      throw userError({
        rule: 'HPC039',
        message: `WindowsNodes: label "${OS_LABEL}" is always "windows"`,
        fix: 'Remove the condition on this label.',
      });
    }
    if (values.length === 0 && (operator === 'In' || operator === 'NotIn')) {
      throw userError({ message: `WindowsNodes: label ${quoted(key)} has no values to select by`, fix: 'Add at least one value.' });
    }
    const all = [...this.requirements, requirement];
    if (!mayAllHold(all)) {
      throw userError({
        rule: 'HPC039',
        message: `WindowsNodes: no node can meet all conditions on the label ${quoted(key)}`,
        fix: 'Remove one of the conditions.',
      });
    }
    return new WindowsNodes(all, this.tolerations, this.nodeName);
  }
}

function isSelector({ operator, values, affinity }: LabelRequirement): boolean {
  return operator === 'In' && values.length === 1 && !affinity;
}
