import { ApiObjectMetadata } from 'cdk8s';
import { DaemonSetUpdateStrategy } from './daemon-set-update-strategy';
import { ISecretReference } from '../container';
import { Containerd } from '../facts/containerd';
import { NAME_LABEL } from '../facts/labels';
import { KeysOf } from '../facts/unknown-keys';
import { WindowsNodes } from '../node';

/** Where the pods of a workload run, and the names and labels that the workload and its pods have. */
export interface HostProcessRolloutOptions {
  /**
   * The nodes that the pods run on. Nodes with taints that are not tolerated get no pods.
   * @default - the nodes of `HostProcessDefaults`: every Windows node without taints
   */
  readonly nodes?: WindowsNodes;

  /**
   * The oldest containerd on these nodes. It decides what is a finding, never the YAML.
   * @default - the containerd of `HostProcessDefaults`: Containerd.V1_7
   */
  readonly containerd?: Containerd;

  /**
   * Metadata of the workload. To take over an existing workload, give its name and its `selector`.
   * @default - a name generated from the construct's path, and the namespace and labels of the chart
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The exact labels that the workload finds its pods by, as the selector of an existing workload has them. The pods carry
   * them too. The API server never changes the selector of an existing workload.
   * @default - one generated label, cdk8s.io/metadata.addr
   */
  readonly selector?: { [key: string]: string };

  /**
   * Labels of the pods, beside those of the selector.
   * @default - where `selector` is left out, app.kubernetes.io/name: what a finished product is called, otherwise the name of the
   * workload. A `HostProcessPod` has none
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * Annotations of the pods, beside those that the library adds, such as the reasons for powerful accounts.
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
   * @default - the Secrets of `HostProcessDefaults`: none
   */
  readonly imagePullSecrets?: ISecretReference[];
}

/** How a DaemonSet rolls out its pods. */
export interface DaemonSetRolloutOptions extends HostProcessRolloutOptions {
  /**
   * How pods are replaced. A new pod that does not become ready holds up the rollout.
   * @default - one node at a time; for node settings 10 percent of the nodes at a time
   */
  readonly updateStrategy?: DaemonSetUpdateStrategy;
}

export const rolloutKeys: KeysOf<HostProcessRolloutOptions> = {
  nodes: true, containerd: true, metadata: true, selector: true, podLabels: true, podAnnotations: true, priorityClassName: true,
  imagePullSecrets: true,
};
export const daemonSetRolloutKeys: KeysOf<DaemonSetRolloutOptions> = { ...rolloutKeys, updateStrategy: true };

/**
 * The labels of pods that are called so. An existing workload keeps exactly the labels that it has: another label could make its pods
 * match a Service or a disruption budget that was never meant for them.
 */
export function namedPodLabels(name: string, { selector, podLabels }: HostProcessRolloutOptions): HostProcessRolloutOptions['podLabels'] {
  return selector === undefined ? { [NAME_LABEL]: name, ...podLabels } : podLabels;
}

/** The rollout alone, for a construct that has other properties too and hands these on to its DaemonSet. */
export function daemonSetRollout(props: DaemonSetRolloutOptions): DaemonSetRolloutOptions {
  return Object.fromEntries(Object.entries(props).filter(([key]) => Object.hasOwn(daemonSetRolloutKeys, key)));
}
