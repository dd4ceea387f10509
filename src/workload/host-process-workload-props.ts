import { ApiObjectMetadata, Duration } from 'cdk8s';
import { IServiceAccount, ISecret } from 'cdk8s-plus-28';
import { WindowsAccount } from '../account';
import { HostProcessContainer } from '../container';
import { Containerd } from '../facts/containerd';
import { KeysOf } from '../facts/unknown-keys';
import { WindowsNodes } from '../node';

/** Properties that every HostProcess workload has. */
export interface HostProcessWorkloadProps {
  /** The Windows account that the containers run as. It has to be said: nobody becomes LocalSystem by accident. */
  readonly account: WindowsAccount;

  /** The containers. At least one. Each needs a name of its own. */
  readonly containers: HostProcessContainer[];

  /**
   * Containers that run one after the other before the others start.
   * @default - none
   */
  readonly initContainers?: HostProcessContainer[];

  /**
   * Where the workload runs.
   * @default - as `HostProcessDefaults` say: every Windows node
   */
  readonly nodes?: WindowsNodes;

  /**
   * The oldest containerd on these nodes. It decides what is a finding, never the YAML.
   * @default - as `HostProcessDefaults` say: Containerd.V1_7
   */
  readonly containerd?: Containerd;

  /**
   * Metadata of the object. Give the name of an existing object to take it over.
   * @default - a generated name, and the namespace and labels of the chart
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Labels of the pods.
   * @default - the selector's labels
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * Annotations of the pods.
   * @default - the reasons of powerful accounts
   */
  readonly podAnnotations?: { [key: string]: string };

  /**
   * Exactly the labels that pods are found by, as the selector of an existing workload has them. They are put on the pods too.
   * A selector cannot be changed later.
   * @default - one generated label, cdk8s.io/metadata.addr
   */
  readonly selector?: { [key: string]: string };

  /**
   * The service account of the pods. `automountServiceAccountToken` must then be given too.
   * @default - the namespace's default service account
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * Whether containers get the service account's token. On Windows every local user of the node can read it.
   * @default false, and required where a service account is named
   */
  readonly automountServiceAccountToken?: boolean;

  /**
   * Name of the priority class, such as `system-node-critical`.
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * Time that a pod has for its `preStop` hooks. Whole seconds. The processes themselves have about five seconds after them.
   * @default - 30 seconds
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * Secrets for pulling images, in the namespace of the workload.
   * @default - as `HostProcessDefaults` say: none
   */
  readonly imagePullSecrets?: ISecret[];
}

export const workloadKeys: KeysOf<HostProcessWorkloadProps> = {
  account: true, containers: true, initContainers: true, nodes: true, containerd: true, metadata: true, podLabels: true, podAnnotations: true,
  selector: true, serviceAccount: true, automountServiceAccountToken: true, priorityClassName: true, terminationGracePeriod: true,
  imagePullSecrets: true,
};
