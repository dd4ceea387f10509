import { Duration } from 'cdk8s';
import { HostProcessRolloutOptions, rolloutKeys } from './rollout-options';
import { WindowsAccount } from '../account';
import { HostProcessContainer, IServiceAccountReference } from '../container';
import { KeysOf } from '../facts/unknown-keys';

/** Properties of every HostProcess workload. */
export interface HostProcessWorkloadProps extends HostProcessRolloutOptions {
  /**
   * The Windows account that the containers run as. It has no default, so that no container runs as
   * LocalSystem by accident.
   */
  readonly account: WindowsAccount;

  /** The containers, at least one. Each container needs a different name. */
  readonly containers: HostProcessContainer[];

  /**
   * Containers that run one after another before the main containers start.
   * @default - none
   */
  readonly initContainers?: HostProcessContainer[];

  /**
   * The service account of the pods. If you set it, also set `automountServiceAccountToken`.
   * @default - the namespace's default service account
   */
  readonly serviceAccount?: IServiceAccountReference;

  /**
   * Whether containers get the token of the service account. On Windows, every local user of the
   * node can read it.
   * @default false, but required if you set `serviceAccount`
   */
  readonly automountServiceAccountToken?: boolean;

  /**
   * Time that a pod has for its `preStop` hooks. Whole seconds. After the hooks, the processes have
   * about five seconds to end.
   * @default - 30 seconds
   */
  readonly terminationGracePeriod?: Duration;
}

export const workloadKeys: KeysOf<HostProcessWorkloadProps> = {
  ...rolloutKeys, account: true, containers: true, initContainers: true, serviceAccount: true, automountServiceAccountToken: true,
  terminationGracePeriod: true,
};
