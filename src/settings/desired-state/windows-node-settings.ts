import { ApiObject, Chart, Duration, Names } from 'cdk8s';
import { ContainerResources, IPodSelector, PodSelectorConfig } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { alertTerms, NodeSettingsAlertOptions } from './alert-options';
import { AlertedAgent, alertRules } from './alert-rules';
import { agentAccount, idleContainer, NodeAgent } from './node-agent';
import { claimOwner, NodeClaims } from './node-claims';
import { NodeSetting } from './node-setting';
import { SettingsMode } from './settings-mode';
import { WindowsAccount } from '../../account';
import { quoted, throwProblem, userError } from '../../facts/errors';
import { checkedKeys, KeysOf } from '../../facts/unknown-keys';
import { hostPathProblem } from '../../facts/windows-path';
import { DaemonSetUpdateStrategy, HostProcessDaemonSet, PodCount } from '../../workload';
import { daemonSetRollout, daemonSetRolloutKeys, DaemonSetRolloutOptions, namedPodLabels } from '../../workload/rollout-options';

/**
 * How settings are rolled out. The agent's folder on the node is named after the namespace and the
 * name of the DaemonSet. A pod is not ready while a setting fails on its node. Rollouts do not wait
 * for nodes that get no pod.
 */
export interface NodeSettingsRolloutOptions extends DaemonSetRolloutOptions {
  /**
   * Whether to enforce the settings, or only report how nodes differ.
   * @default SettingsMode.ENFORCE
   */
  readonly mode?: SettingsMode;

  /**
   * Time between two passes over the settings: from 1 minute to 7 days, in whole seconds. With an
   * interval, the agent keeps running as LocalSystem and repairs drift.
   * @default - one pass per pod, in an init container; nothing privileged keeps running
   */
  readonly every?: Duration;

  /**
   * Folder on the node to which the agent writes metrics for the textfile collector of
   * windows_exporter. Use `exporter.textfileDirectory` of a `WindowsNodeExporter`.
   * @default - no metrics
   */
  readonly textfileDirectory?: string;

  /**
   * Image of the agent's container, for settings that use files from an image. The agent itself
   * needs no files from an image, because it runs the PowerShell of the node.
   * @default - the base image, as set in `HostProcessDefaults`, which contains no files
   */
  readonly image?: string;

  /**
   * CPU and memory of the agent.
   * @default - requests of 50m CPU and 150 MiB of memory, and a memory limit of 500 MiB
   */
  readonly resources?: ContainerResources;
}

/** Properties of `WindowsNodeSettings`. */
export interface WindowsNodeSettingsProps extends NodeSettingsRolloutOptions {
  /** The desired state of the nodes. */
  readonly settings: NodeSetting[];
}

export const settingsRolloutKeys: KeysOf<NodeSettingsRolloutOptions> = {
  ...daemonSetRolloutKeys, mode: true, every: true, textfileDirectory: true, image: true, resources: true,
};
const keys: KeysOf<WindowsNodeSettingsProps> = { ...settingsRolloutKeys, settings: true };

/**
 * Settings of Windows nodes. An agent that runs as LocalSystem applies them on each node. Anyone
 * who can write ConfigMaps or pods in its namespace can do as LocalSystem whatever the settings
 * can.
 *
 * The construct creates a DaemonSet. Its pods become ready when all settings are in place on their
 * node. `kubectl rollout status` therefore shows the progress, and a setting that fails on the
 * first nodes does not reach the others. Deleting the DaemonSet changes nothing on the nodes: roll
 * out `setting.absent()` first.
 *
 * @example
 * const firewall = new WindowsNodeSettings(chart, 'firewall', {
 *   settings: [FirewallRule.allowInbound('metrics', { port: 9182, remoteAddresses: ['10.0.0.0/8'] })],
 *   mode: SettingsMode.AUDIT,
 *   every: Duration.minutes(15),
 *   textfileDirectory: WindowsNodeExporter.TEXTFILE_DIRECTORY,
 * });
 * firewall.addAlerts({ labels: { release: 'prometheus' } });
 */
export class WindowsNodeSettings extends Construct implements IPodSelector {
  /** The DaemonSet. */
  public readonly daemonSet: HostProcessDaemonSet;

  private readonly agent: AlertedAgent & { readonly textfileDirectory?: string };

  /**
   * @throws if there are no settings, if two settings conflict, or if a property does not exist.
   * Conflicts with other constructs on the same nodes are reported at synth.
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
          initContainers: [agent.container('apply', { account: agentAccount() })],
          containers: [idleContainer()],
        }
        : { account: agentAccount(), containers: [agent.container('agent')] },
      ...daemonSetRollout(props),
      metadata: { ...metadata, name },
      podLabels: namedPodLabels('windows-node-settings', props),
      updateStrategy: props.updateStrategy ?? DaemonSetUpdateStrategy.rollingUpdate(PodCount.percent(10)),
      // The init container logs failures.
      podAnnotations: { ...every === undefined && { 'kubectl.kubernetes.io/default-container': 'apply' }, ...props.podAnnotations },
    });
    this.agent = { namespace, name, mode, every: every?.toSeconds(), textfileDirectory };
    const [claims, owner] = [NodeClaims.of(this), claimOwner(this, () => this.daemonSet.nodes)];
    claims.addAgent({ owner, namespace, name });
    claims.add(owner, agent.claims);
  }

  /** The labels that select its pods. */
  public get selectorLabels(): { [key: string]: string } {
    return this.daemonSet.selectorLabels;
  }

  /** For selectors of cdk8s-plus. */
  public toPodSelectorConfig(): PodSelectorConfig {
    return this.daemonSet.toPodSelectorConfig();
  }

  /**
   * A PrometheusRule for prometheus-operator, with alerts about the agent's metrics: an agent that
   * has stopped, missing metrics, scripts that others can change, failed settings, drift, settings
   * that are undone again and again, certificates that expire, and restarts and reboots that are
   * pending. Without `every`, the alerts about a stopped agent, about settings that are undone and
   * about settings that wait for a restart are missing, because the metrics do not change after the
   * pass.
   * @throws if `textfileDirectory` is not set, because there are no metrics then, or if an option
   * is not valid
   * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRule
   */
  public addAlerts(options: NodeSettingsAlertOptions = {}): ApiObject {
    const { namespace, name, every, textfileDirectory } = this.agent;
    const what = `alerts of node settings ${quoted(name)}`;
    const terms = alertTerms(what, options, every);
    if (textfileDirectory === undefined) {
      throw userError({
        message: `${what}: textfileDirectory is not set, so the agent writes no metrics`,
        fix: 'Set textfileDirectory to exporter.textfileDirectory of a WindowsNodeExporter with the collector ExporterCollector.textfile().',
      });
    }
    return new ApiObject(this, options.id ?? 'PrometheusRule', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { namespace: this.daemonSet.metadata.namespace, ...options.metadata, labels: { ...options.metadata?.labels, ...options.labels } },
      spec: { groups: [{ name: `${namespace}/${name}`, rules: alertRules(this.agent, terms) }] },
    });
  }
}

function checkDirectory(directory: string | undefined): void {
  throwProblem(directory === undefined ? undefined : hostPathProblem('textfileDirectory', directory));
}
