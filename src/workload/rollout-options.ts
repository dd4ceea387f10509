import { ApiObjectMetadata } from 'cdk8s';
import { DaemonSetUpdateStrategy } from './daemon-set-update-strategy';
import { ISecretReference } from '../container';
import { Containerd } from '../facts/containerd';
import { NAME_LABEL } from '../facts/labels';
import { KeysOf } from '../facts/unknown-keys';
import { WindowsNodes } from '../node';

/** Where the pods of a workload run, and the metadata of the workload and its pods. */
export interface HostProcessRolloutOptions {
  /**
   * The nodes that the pods run on. Nodes with taints that the pods do not tolerate get no pods.
   * @default - the nodes of `HostProcessDefaults`, by default every Windows node without taints
   */
  readonly nodes?: WindowsNodes;

  /**
   * The oldest containerd on these nodes. It affects the findings, but not the YAML.
   * @default - the containerd of `HostProcessDefaults`, by default Containerd.V1_7
   */
  readonly containerd?: Containerd;

  /**
   * Metadata of the workload. To adopt an existing workload, set its name and its `selector`.
   * @default - a name generated from the construct's path, and the namespace and labels of the
   * chart
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The labels that select the pods. To adopt an existing workload, use exactly the labels of its
   * selector, because the API server does not allow a change of the selector. The pods also get
   * these labels.
   * @default - one generated label, cdk8s.io/metadata.addr
   */
  readonly selector?: { [key: string]: string };

  /**
   * Labels of the pods, in addition to the labels of the selector.
   * @default - if you do not set `selector`, the label app.kubernetes.io/name. Its value is the
   * name of the product for pods of a finished product such as `WindowsNodeExporter`, otherwise the
   * name of the workload. A `HostProcessPod` does not have this label
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * Annotations of the pods, in addition to the annotations that the library adds, such as the
   * reasons for powerful accounts.
   * @default - none
   */
  readonly podAnnotations?: { [key: string]: string };

  /**
   * Name of the priority class of the pods, such as `system-node-critical`.
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * Secrets for pulling images, in the namespace of the workload.
   * @default - the Secrets of `HostProcessDefaults`, which has none by default
   */
  readonly imagePullSecrets?: ISecretReference[];
}

/** How a DaemonSet rolls out its pods. */
export interface DaemonSetRolloutOptions extends HostProcessRolloutOptions {
  /**
   * How pods are replaced. A new pod that does not become ready stops the rollout.
   * @default - one node at a time. For node settings, 10 percent of the nodes at a time
   */
  readonly updateStrategy?: DaemonSetUpdateStrategy;
}

export const rolloutKeys: KeysOf<HostProcessRolloutOptions> = {
  nodes: true, containerd: true, metadata: true, selector: true, podLabels: true, podAnnotations: true, priorityClassName: true,
  imagePullSecrets: true,
};
export const daemonSetRolloutKeys: KeysOf<DaemonSetRolloutOptions> = { ...rolloutKeys, updateStrategy: true };

/**
 * The labels of pods with this name. An existing workload keeps exactly its labels: with an
 * additional label, its pods could match a Service or a disruption budget that is not meant for
 * them.
 */
export function namedPodLabels(name: string, { selector, podLabels }: HostProcessRolloutOptions): HostProcessRolloutOptions['podLabels'] {
  return selector === undefined ? { [NAME_LABEL]: name, ...podLabels } : podLabels;
}

/**
 * Only the rollout options, for a construct with more properties that passes these to its
 * DaemonSet.
 */
export function daemonSetRollout(props: DaemonSetRolloutOptions): DaemonSetRolloutOptions {
  return Object.fromEntries(Object.entries(props).filter(([key]) => Object.hasOwn(daemonSetRolloutKeys, key)));
}
