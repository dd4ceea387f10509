import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { LocalGroup } from './local-group';
import { checkedKeys, KeysOf } from '../../facts/unknown-keys';
import { NodeSettingsRolloutOptions, settingsRolloutKeys, WindowsNodeSettings } from '../desired-state/windows-node-settings';

/** Properties of `LocalGroupBootstrap`. */
export interface LocalGroupBootstrapProps extends NodeSettingsRolloutOptions {
  /** The groups. */
  readonly groups: LocalGroup[];
}

const keys: KeysOf<LocalGroupBootstrapProps> = { ...settingsRolloutKeys, groups: true };

/**
 * Local groups and their grants on every Windows node, made by an agent that runs as LocalSystem, so that everything else need not.
 *
 * Containers whose account is such a group start once it is there; before that kubelet tries again and again. `every` is 15 minutes by
 * default where a group may read the logs of pods, and once per pod otherwise.
 *
 * To take groups back, replace it by `WindowsNodeSettings` with the same scope, id and options, and `settings: [group.absent()]`.
 *
 * @example
 * const shippers = LocalGroup.define('hpc-log-shippers', {
 *   grants: [LocalGroupGrant.podLogs(), LocalGroupGrant.eventChannel('System')],
 * });
 *
 * new LocalGroupBootstrap(chart, 'groups', { groups: [shippers] });
 */
export class LocalGroupBootstrap extends WindowsNodeSettings {
  /** @throws as `WindowsNodeSettings` does */
  public constructor(scope: Construct, id: string, props: LocalGroupBootstrapProps) {
    const { groups, ...rollout } = checkedKeys('LocalGroupBootstrap', props, keys);
    const every = rollout.every ?? (groups?.some((group) => group?._isUndoneByNode) ? Duration.minutes(15) : undefined);
    super(scope, id, { ...rollout, settings: groups, every });
  }
}
