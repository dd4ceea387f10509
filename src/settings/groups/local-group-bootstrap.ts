import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { LocalGroup } from './local-group';
import { checkedKeys, KeysOf } from '../../facts/unknown-keys';
import { NodeSettingsRolloutOptions, settingsRolloutKeys, WindowsNodeSettings } from '../desired-state/windows-node-settings';

/** Properties of `LocalGroupBootstrap`. */
export interface LocalGroupBootstrapProps extends NodeSettingsRolloutOptions {
  /** The groups to create on the nodes. */
  readonly groups: LocalGroup[];
}

const keys: KeysOf<LocalGroupBootstrapProps> = { ...settingsRolloutKeys, groups: true };

/**
 * Local groups and their grants on every Windows node. The agent that creates them runs as
 * LocalSystem, so that other workloads do not have to.
 *
 * Containers whose account is such a group start when the group exists. Until then, kubelet
 * retries. `every` is 15 minutes by default if a group can read the logs of pods. Otherwise the
 * agent runs once per pod.
 *
 * To remove the groups, replace this construct with `WindowsNodeSettings` with the same scope, id
 * and options, and `settings: [group.absent()]`.
 *
 * @example
 * const shippers = LocalGroup.define('hpc-log-shippers', {
 *   grants: [LocalGroupGrant.podLogs(), LocalGroupGrant.eventChannel('System')],
 * });
 *
 * new LocalGroupBootstrap(chart, 'groups', { groups: [shippers] });
 */
export class LocalGroupBootstrap extends WindowsNodeSettings {
  /** @throws in the same cases as `WindowsNodeSettings` */
  public constructor(scope: Construct, id: string, props: LocalGroupBootstrapProps) {
    const { groups, ...rollout } = checkedKeys('LocalGroupBootstrap', props, keys);
    const every = rollout.every ?? (groups?.some((group) => group?._isUndoneByNode) ? Duration.minutes(15) : undefined);
    super(scope, id, { ...rollout, settings: groups, every });
  }
}
