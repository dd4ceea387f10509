import { Chart, Duration, Names } from 'cdk8s';
import { ContainerResources, IPodSelector, PodSelectorConfig } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { agentAccount, idleContainer, NodeAgent } from './node-agent';
import { claimOwner, NodeClaims } from './node-claims';
import { NodeSetting } from './node-setting';
import { SettingsMode } from './settings-mode';
import { WindowsAccount } from '../../account';
import { throwProblem } from '../../facts/errors';
import { checkedKeys, KeysOf } from '../../facts/unknown-keys';
import { hostPathProblem } from '../../facts/windows-path';
import { DaemonSetUpdateStrategy, HostProcessDaemonSet, PodCount } from '../../workload';
import { daemonSetRollout, daemonSetRolloutKeys, DaemonSetRolloutOptions, namedPodLabels } from '../../workload/rollout-options';

/**
 * How settings are rolled out. The agent's folder on the node is named after the namespace and the name of the DaemonSet. A pod
 * is not ready while a setting fails on its node. No rollout waits for nodes that get no pod.
 */
export interface NodeSettingsRolloutOptions extends DaemonSetRolloutOptions {
  /**
   * Enforce the settings, or only report where nodes differ.
   * @default SettingsMode.ENFORCE
   */
  readonly mode?: SettingsMode;

  /**
   * Time between two passes over the settings: 1 minute to 7 days, whole seconds. An agent that stays heals what drifts, and is a
   * process of LocalSystem all the time.
   * @default - once per pod, by an init container; nothing privileged keeps running
   */
  readonly every?: Duration;

  /**
   * Folder of the node in which the agent leaves metrics, for the textfile collector of windows_exporter: give it
   * `exporter.textfileDirectory` of a `WindowsNodeExporter`.
   * @default - no metrics
   */
  readonly textfileDirectory?: string;

  /**
   * Image of the agent's container, for settings that take files from an image. The agent itself needs none: its PowerShell is that of
   * the node.
   * @default - the base image, as `HostProcessDefaults` say, which holds no files
   */
  readonly image?: string;

  /**
   * CPU and memory of the agent.
   * @default - 50m CPU and 150 MiB of memory requested, 500 MiB at most
   */
  readonly resources?: ContainerResources;
}

/** Properties of `WindowsNodeSettings`. */
export interface WindowsNodeSettingsProps extends NodeSettingsRolloutOptions {
  /** What the nodes are to look like. */
  readonly settings: NodeSetting[];
}

export const settingsRolloutKeys: KeysOf<NodeSettingsRolloutOptions> = {
  ...daemonSetRolloutKeys, mode: true, every: true, textfileDirectory: true, image: true, resources: true,
};
const keys: KeysOf<WindowsNodeSettingsProps> = { ...settingsRolloutKeys, settings: true };

/**
 * Settings of Windows nodes, made by an agent that runs as LocalSystem on each of them: whoever may write ConfigMaps or pods in its
 * namespace can do as LocalSystem what the settings can.
 *
 * A DaemonSet. Its pods become ready when all settings are in place on their node, so `kubectl rollout status` tells how far the fleet
 * is, and a setting that fails on the first nodes reaches no others. Deleting it changes nothing on the nodes: roll out
 * `setting.absent()` first.
 *
 * @example
 * new WindowsNodeSettings(chart, 'firewall', {
 *   settings: [FirewallRule.allowInbound('metrics', { port: 9182, remoteAddresses: ['10.0.0.0/8'] })],
 *   mode: SettingsMode.AUDIT,
 *   every: Duration.minutes(15),
 * });
 */
export class WindowsNodeSettings extends Construct implements IPodSelector {
  /** The DaemonSet. */
  public readonly daemonSet: HostProcessDaemonSet;

  /**
   * @throws for no settings, two that want different things, and properties that do not exist; what other constructs
   * enforce on the same nodes is compared at synth
   */
  public constructor(scope: Construct, id: string, props: WindowsNodeSettingsProps) {
    super(scope, id);
    const { mode = SettingsMode.ENFORCE, every, metadata, textfileDirectory, resources, image } = checkedKeys('WindowsNodeSettings', props, keys);
    const name = metadata?.name ?? Names.toDnsLabel(this);
    const namespace = metadata?.namespace ?? Chart.of(this).namespace ?? 'default';
    checkDirectory(textfileDirectory);
    const agent = new NodeAgent({ namespace, name, settings: props.settings, mode, every, textfileDirectory, resources, image });
    this.daemonSet = new HostProcessDaemonSet(this, 'Default', {
      ...every === undefined
        ? {
          account: WindowsAccount.localService(),
          initContainers: [agent.container('apply', { isOnly: false, account: agentAccount() })],
          containers: [idleContainer(agent.readinessProbe())],
        }
        : { account: agentAccount(), containers: [agent.container('agent', { isOnly: true })] },
      ...daemonSetRollout(props),
      metadata: { ...metadata, name },
      podLabels: namedPodLabels('windows-node-settings', props),
      updateStrategy: props.updateStrategy ?? DaemonSetUpdateStrategy.rollingUpdate(PodCount.percent(10)),
      // The init container logs what went wrong.
      podAnnotations: { ...every === undefined && { 'kubectl.kubernetes.io/default-container': 'apply' }, ...props.podAnnotations },
    });
    const [claims, owner] = [NodeClaims.of(this), claimOwner(this, () => this.daemonSet.nodes)];
    claims.addAgent({ owner, namespace, name });
    claims.add(owner, agent.claims);
  }

  /** The labels that its pods are found by. */
  public get selectorLabels(): { [key: string]: string } {
    return this.daemonSet.selectorLabels;
  }

  /** For selectors of cdk8s-plus. */
  public toPodSelectorConfig(): PodSelectorConfig {
    return this.daemonSet.toPodSelectorConfig();
  }
}

function checkDirectory(directory: string | undefined): void {
  throwProblem(directory === undefined ? undefined : hostPathProblem('textfileDirectory', directory));
}
