import { NodeAgent, agentAccount } from './node-agent';
import { claimOwner, NodeClaims } from './node-claims';
import { NodeSetting } from './node-setting';
import { SettingsMode } from './settings-mode';
import { fittedName } from '../../facts/fitted-name';
import { HostProcessWorkload } from '../../workload';

/** Applies a setting in an init container of a workload, before its other init containers. */
export function prepareIn(workload: HostProcessWorkload, setting: NodeSetting & { readonly name: string }): void {
  const container = fittedName(`prepare-${setting.name}`);
  const agent = new NodeAgent({
    namespace: workload.metadata.namespace ?? 'default',
    name: fittedName(`${workload.metadata.name}-${container}`),
    settings: [setting],
    mode: SettingsMode.ENFORCE,
  });
  workload._addFirstInitContainer(agent.container(container, { account: agentAccount() }));
  NodeClaims.of(workload).add(claimOwner(workload, () => workload.nodes), agent.claims);
}
