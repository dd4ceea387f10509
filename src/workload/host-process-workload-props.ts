import { Duration } from 'cdk8s';
import { HostProcessRolloutOptions, rolloutKeys } from './rollout-options';
import { WindowsAccount } from '../account';
import { HostProcessContainer, IServiceAccountReference } from '../container';
import { KeysOf } from '../facts/unknown-keys';

/** Properties that every HostProcess workload has. */
export interface HostProcessWorkloadProps extends HostProcessRolloutOptions {
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
   * The service account of the pods. `automountServiceAccountToken` must then be given too.
   * @default - the namespace's default service account
   */
  readonly serviceAccount?: IServiceAccountReference;

  /**
   * Whether containers get the service account's token. On Windows every local user of the node can read it.
   * @default false, and required where a service account is named
   */
  readonly automountServiceAccountToken?: boolean;

  /**
   * Time that a pod has for its `preStop` hooks. Whole seconds. The processes themselves have about five seconds after them.
   * @default - 30 seconds
   */
  readonly terminationGracePeriod?: Duration;
}

export const workloadKeys: KeysOf<HostProcessWorkloadProps> = {
  ...rolloutKeys, account: true, containers: true, initContainers: true, serviceAccount: true, automountServiceAccountToken: true,
  terminationGracePeriod: true,
};
