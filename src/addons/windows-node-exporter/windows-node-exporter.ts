import { ApiObject, Duration, Names, Size, Yaml } from 'cdk8s';
import { Cpu, IPodSelector, PodSelectorConfig, Service } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Configuration, configurationOf, DEFAULT_PATH, portOf } from './configuration-file';
import { ExporterCollector } from './exporter-collector';
import { ExporterMonitorOptions, scrapeEndpoint } from './exporter-scrape';
import { WEB_CONFIG_FILE } from './exporter-web-config';
import { exporterKeys, WindowsNodeExporterProps } from './windows-node-exporter-props';
import { HostProcessContainer, HostProcessMount, HostProcessPort, HostProcessProbe, HostProcessVolume, ProbeOptions, ProbePort, ProjectedSource } from '../../container';
import { throwProblem } from '../../facts/errors';
import { TEXTFILE_DIRECTORY } from '../../facts/node-agent';
import { checkedKeys } from '../../facts/unknown-keys';
import { accountProblem } from '../../facts/windows-exporter/account-problem';
import { EXPORTER_IMAGE } from '../../facts/windows-exporter/collectors';
import { WindowsNodeSettings } from '../../settings';
import { HostProcessDaemonSet, HostProcessServiceOptions } from '../../workload';
import { immutableConfigMap } from '../../workload/immutable-config-map';
import { daemonSetRollout, namedPodLabels } from '../../workload/rollout-options';

const CONFIG_FILE = 'config.yml';
const PORT_NAME = 'metrics';

/**
 * Runs windows_exporter 0.31.8 on Windows nodes as a HostProcess DaemonSet, so that Prometheus can
 * collect the metrics of the nodes.
 *
 * Collectors and their options are typed values. They are rendered as a configuration file in a
 * ConfigMap. The name of the ConfigMap contains a hash of its content, so a change replaces the
 * pods. Every client that can reach the port sees what the node's administrators see. Set
 * `webConfig`, or use `firewall` to allow only the addresses of Prometheus.
 *
 * @see https://github.com/prometheus-community/windows_exporter
 *
 * @example
 * const exporter = new WindowsNodeExporter(chart, 'exporter', {
 *   account: WindowsAccount.localSystem({ reason: 'The only account that windows_exporter is known to work as' }),
 *   collectors: ExporterCollector.defaults(),
 *   firewall: ExporterFirewall.allowFrom(['10.0.0.0/8']),
 * });
 * exporter.addPodMonitor({ labels: { release: 'prometheus' } });
 */
export class WindowsNodeExporter extends Construct implements IPodSelector {
  /**
   * The folder where the agent of `WindowsNodeSettings` writes metrics. The agent creates it. Every
   * account can read it, but only the agent can write to it.
   */
  public static readonly TEXTFILE_DIRECTORY = TEXTFILE_DIRECTORY;

  /** The DaemonSet. */
  public readonly daemonSet: HostProcessDaemonSet;

  /** The port of the node that the exporter listens on. */
  public readonly port: number;

  /**
   * The first folder that the collector `textfile` reads. Pass it to `WindowsNodeSettings`.
   * Undefined without that collector.
   */
  public readonly textfileDirectory?: string;

  /** The settings that open the firewall. Undefined if the firewall is unchanged. */
  public readonly firewallSettings?: WindowsNodeSettings;

  private readonly props: WindowsNodeExporterProps;
  private monitoredService?: Service;

  /**
   * @throws for a missing account, an account with which a collector cannot work, an account with
   * which a collector is not known to work unless `experimentalAccount` is true, and properties
   * that do not exist
   */
  public constructor(scope: Construct, id: string, props: WindowsNodeExporterProps) {
    super(scope, id);
    this.props = checkedKeys('WindowsNodeExporter', props, exporterKeys);
    const collectors = props.collectors ?? ExporterCollector.defaults();
    const configuration = configurationOf(collectors, props);
    const name = props.metadata?.name ?? Names.toDnsLabel(this);
    this.port = portOf(props);
    this.textfileDirectory = directoriesOf(collectors)[0];
    this.daemonSet = new HostProcessDaemonSet(this, 'Default', {
      account: props.account,
      containers: [this.container(configuration, this.configMount(name, configuration))],
      ...daemonSetRollout(props),
      metadata: { ...props.metadata, name },
      podLabels: namedPodLabels('windows-exporter', props),
      podAnnotations: { ...props.scrapeAnnotations && this.scrapeAnnotations(), ...props.podAnnotations },
    });
    checkAccount(props, collectors);
    const rule = props.firewall?._rule(this.port);
    this.firewallSettings = rule && new WindowsNodeSettings(this, 'firewall', {
      settings: [rule],
      nodes: props.nodes,
      containerd: props.containerd,
      textfileDirectory: this.textfileDirectory,
      metadata: { name: `${name}-firewall`, namespace: props.metadata?.namespace, ...props.firewall?._metadata },
      imagePullSecrets: props.imagePullSecrets,
      priorityClassName: props.priorityClassName,
    });
  }

  /** The labels that select the pods. */
  public get selectorLabels(): { [key: string]: string } {
    return this.daemonSet.selectorLabels;
  }

  /** Selects the pods in constructs of cdk8s-plus. */
  public toPodSelectorConfig(): PodSelectorConfig {
    return this.daemonSet.toPodSelectorConfig();
  }

  /** A Service for the pods, with the port `metrics`. Headless unless you set `clusterIP`. */
  public exposeViaService(options: HostProcessServiceOptions = {}): Service {
    return this.daemonSet.exposeViaService(options);
  }

  /**
   * A PodMonitor for prometheus-operator. The labels `node` and `instance` contain the name of the
   * node.
   * @throws if the options contradict each other or the exporter's `webConfig`
   * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMonitor
   */
  public addPodMonitor(options: ExporterMonitorOptions = {}): ApiObject {
    return this.monitor('PodMonitor', options, 'podMetricsEndpoints');
  }

  /**
   * A ServiceMonitor for prometheus-operator, and the headless Service that it needs. A PodMonitor
   * needs no Service.
   * @throws if the options contradict each other or the exporter's `webConfig`
   * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor
   */
  public addServiceMonitor(options: ExporterMonitorOptions = {}): ApiObject {
    const monitor = this.monitor('ServiceMonitor', options, 'endpoints');
    // All monitors share one Service. They find it by its labels, so two would be scraped twice.
    this.monitoredService ??= this.exposeViaService({ id: 'MonitoredService', metadata: { labels: this.selectorLabels } });
    return monitor;
  }

  private get path(): string {
    return this.props.metricsPath ?? DEFAULT_PATH;
  }

  private get https(): boolean {
    return this.props.webConfig?.https ?? false;
  }

  private monitor(kind: string, options: ExporterMonitorOptions, endpoints: string): ApiObject {
    const endpoint = scrapeEndpoint(kind, { https: this.https, portName: PORT_NAME, path: this.path }, options);
    const { namespace } = this.daemonSet.metadata;
    return new ApiObject(this, options.id ?? kind, {
      apiVersion: 'monitoring.coreos.com/v1',
      kind,
      metadata: { namespace, ...options.metadata, labels: { ...options.metadata?.labels, ...options.labels } },
      spec: {
        selector: { matchLabels: this.selectorLabels },
        namespaceSelector: namespace === undefined ? undefined : { matchNames: [namespace] },
        [endpoints]: [endpoint],
      },
    });
  }

  private container({ flags }: Configuration, mount: HostProcessMount): HostProcessContainer {
    const { webConfig } = this.props;
    return HostProcessContainer.fromImage(this.props.image ?? EXPORTER_IMAGE, {
      name: 'windows-exporter',
      args: [
        `--config.file=${mount.path.child(CONFIG_FILE).commandLine}`,
        ...webConfig === undefined ? [] : [`--web.config.file=${mount.path.child(WEB_CONFIG_FILE).commandLine}`],
        ...flags,
      ],
      ports: [HostProcessPort.tcp(this.port, { name: PORT_NAME })],
      mounts: [mount],
      resources: this.props.resources ?? { cpu: { request: Cpu.millis(100) }, memory: { request: Size.mebibytes(100) } },
      // The exporter opens all its counters before it listens, which is slow on a busy node.
      startupProbe: this.probe({ period: Duration.seconds(5), failureThreshold: 24 }),
      livenessProbe: this.probe({ period: Duration.seconds(30) }),
      readinessProbe: this.probe({ period: Duration.seconds(10) }),
    });
  }

  private probe(options: ProbeOptions): HostProcessProbe {
    const port = ProbePort.fromName(PORT_NAME);
    const { webConfig } = this.props;
    const patient = { timeout: Duration.seconds(5), ...options };
    return webConfig === undefined || webConfig._answersProbes
      ? HostProcessProbe.httpGet({ port, path: '/health', https: this.https || undefined, ...patient })
      : HostProcessProbe.tcpSocket(port, patient);
  }

  private configMount(name: string, { file }: Configuration): HostProcessMount {
    const { webConfig, metadata } = this.props;
    const data = { [CONFIG_FILE]: file, ...webConfig?._content && { [WEB_CONFIG_FILE]: Yaml.stringify(webConfig._content) } };
    const configMap = immutableConfigMap(this, 'config', { prefix: name, suffix: 'config', namespace: metadata?.namespace }, { data });
    const volume = webConfig === undefined
      ? HostProcessVolume._ofConfigMapName(configMap.name, 'config')
      : HostProcessVolume.fromProjected('config', ProjectedSource._ofConfigMapName(configMap.name), ...webConfig._sources);
    return volume.mount({ readOnly: true });
  }

  private scrapeAnnotations(): { [key: string]: string } {
    return {
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': String(this.port),
      'prometheus.io/path': this.path,
      ...this.https && { 'prometheus.io/scheme': 'https' },
    };
  }
}

function directoriesOf(collectors: readonly ExporterCollector[]): string[] {
  return collectors.flatMap(({ _name, _rendered }) => (_name === 'textfile' ? _rendered.section.directories as string[] : []));
}

function checkAccount({ account, experimentalAccount }: WindowsNodeExporterProps, collectors: readonly ExporterCollector[]): void {
  throwProblem(accountProblem(account.userName, collectors.map(({ _name }) => _name), experimentalAccount ?? false));
}
