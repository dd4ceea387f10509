import { ApiObject, GroupVersionKind, Lazy, Names } from 'cdk8s';
import { IPodSelector, ISubject, LabelSelector, Pod, PodSelectorConfig, Resource, Service, ServicePort, SubjectConfiguration } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { HostProcessDefaults } from './host-process-defaults';
import { checkServicePorts, HostProcessServiceOptions, serviceKeys } from './host-process-service-options';
import { checkCommonProps, checkMetadata } from './host-process-workload-checks';
import { HostProcessWorkloadProps } from './host-process-workload-props';
import { PodRenderer } from './pod-renderer';
import { failing, printWarnings, SynthWarnings, synthWarnings } from './synth-warnings';
import { WatchedApiObject } from './watched-api-object';
import { WindowsAccount } from '../account';
import { HostProcessContainer } from '../container';
import { withoutUndefined } from '../container/api-values';
import { Containerd } from '../facts/containerd';
import { problemText, quoted } from '../facts/errors';
import { checkKeys } from '../facts/unknown-keys';
import { WindowsNodes } from '../node';
import { Finding, Rules } from '../rules';

/**
 * The base class of all HostProcess workloads. Their pods are always HostProcess pods for Windows
 * nodes, in the network of the host, with an explicit account. They have no fields that only have
 * an effect on Linux.
 */
export abstract class HostProcessWorkload extends Resource implements IPodSelector, ISubject {
  /** The labels that select the pods of this workload. */
  public readonly selectorLabels: { [key: string]: string };

  /** The account of the containers that do not set another account. */
  public readonly account: WindowsAccount;

  protected readonly apiObject: ApiObject;

  private readonly props: HostProcessWorkloadProps;
  private readonly pod: PodRenderer;
  private readonly watched: WatchedApiObject;
  private cached?: { readonly state: number; readonly findings: readonly Finding[] };

  /** @param gvk the API version and the kind of the object */
  protected constructor(scope: Construct, id: string, props: HostProcessWorkloadProps, gvk: GroupVersionKind) {
    super(scope, id);
    this.selectorLabels = Object.freeze({ ...props.selector ?? { [Pod.ADDRESS_LABEL]: Names.toLabelValue(this) } });
    checkCommonProps(this, props, this.selectorLabels);
    checkMetadata(this, gvk.kind, props.metadata);
    this.props = copied(props);
    this.account = props.account;
    const isPod = gvk.kind === 'Pod';
    this.watched = new WatchedApiObject(this, 'Resource', {
      ...gvk,
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => withoutUndefined(this._spec(this.pod)) }),
    }, () => (isPod ? this.pod.metadata() : {}));
    this.apiObject = this.watched;
    this.pod = new PodRenderer(this.watched, this.props, HostProcessDefaults.of(this), this.selectorLabels);
    props.initContainers?.forEach((container) => this.pod.add(container, 'init'));
    props.containers.forEach((container) => this.pod.add(container, 'main'));
    this.node.addValidation({ validate: () => this.errors() });
  }

  /** The containers, without init containers. */
  public get containers(): HostProcessContainer[] {
    return [...this.pod.containers];
  }

  /** The init containers, including sidecars. */
  public get initContainers(): HostProcessContainer[] {
    return [...this.pod.initContainers];
  }

  /**
   * The ConfigMaps with scripts, data of scripts, and files of volumes from
   * `HostProcessVolume.fromFiles`. Add annotations for your deployment tool to them.
   */
  public get configMaps(): ApiObject[] {
    return [...this.pod.configMaps];
  }

  /** The nodes that the workload runs on. */
  public get nodes(): WindowsNodes {
    return this.pod.nodes;
  }

  /** The oldest containerd on the nodes. The rules check for it. */
  public get containerd(): Containerd {
    return this.props.containerd ?? HostProcessDefaults.of(this).containerd;
  }

  /**
   * What the rules report about this workload as it will be synthesized, including JSON patches.
   * Errors fail the synth. Warnings are printed, unless `HostProcessDefaults` has another choice.
   */
  public get findings(): Finding[] {
    return [...this.check(() => this.watched.toJson())];
  }

  /** Adds a container. */
  public addContainer(container: HostProcessContainer): void {
    this.pod.add(container, 'main');
    this.watched.touch();
  }

  /** Adds an init container after the others. */
  public addInitContainer(container: HostProcessContainer): void {
    this.pod.add(container, 'init');
    this.watched.touch();
  }

  /**
   * Adds an init container before the others, which can depend on it.
   * @internal
   */
  public _addFirstInitContainer(container: HostProcessContainer): void {
    this.pod.add(container, 'first-init');
    this.watched.touch();
  }

  /**
   * Creates a Service for the pods. The Service is headless unless you set `clusterIP`: clients get
   * the addresses of the nodes. In some networks, pods cannot reach HostProcess pods on their own
   * node through a cluster IP.
   * @see https://github.com/kubernetes/kubernetes/issues/126795
   */
  public exposeViaService(options: HostProcessServiceOptions = {}): Service {
    checkKeys('exposeViaService', options, serviceKeys);
    const serving = [...this.pod.containers, ...this.pod.initContainers.filter(({ sidecar }) => sidecar)];
    const ports: ServicePort[] = options.ports ?? serving.flatMap((container) => container.ports.map(({ number, name, protocol }) => (
      { port: number, name, protocol: protocol as ServicePort['protocol'] }
    )));
    checkServicePorts(quoted(this.node.path), ports);
    return new Service(this, options.id ?? 'Service', {
      metadata: { namespace: this.metadata.namespace, ...options.metadata },
      selector: this,
      ports,
      clusterIP: options.clusterIP ?? 'None',
      publishNotReadyAddresses: options.publishNotReadyAddresses,
    });
  }

  /** Returns the selector of the pods, for Services and other objects of cdk8s-plus. */
  public toPodSelectorConfig(): PodSelectorConfig {
    const { namespace } = this.metadata;
    return {
      labelSelector: LabelSelector.of({ labels: this.selectorLabels }),
      namespaces: namespace === undefined ? undefined : { names: [namespace] },
    };
  }

  /**
   * Returns the service account of the pods, for role bindings of cdk8s-plus. If neither the
   * workload nor its chart has a namespace, a RoleBinding uses its own namespace. A
   * ClusterRoleBinding needs the namespace.
   */
  public toSubjectConfiguration(): SubjectConfiguration {
    return {
      kind: 'ServiceAccount',
      name: this.props.serviceAccount?.name ?? 'default',
      apiGroup: '',
      namespace: this.metadata.namespace,
    };
  }

  /**
   * The spec of the object, rendered at synth. It has the field names of the API. For every field
   * that a workload sets, the generated types have the same names.
   * @internal
   */
  protected abstract _spec(pod: PodRenderer): object;

  private errors(): string[] {
    const findings = this.check(() => this.watched.renderForValidation());
    const warnings = synthWarnings(HostProcessDefaults.of(this).warnings);
    if (warnings === SynthWarnings.PRINT) {
      printWarnings(this, findings);
    }
    return [...failing(findings, warnings).map(({ text }) => text), ...this.unpreparedGroups()];
  }

  /** Problems of accounts that are groups which this app defines but does not create. */
  private unpreparedGroups(): string[] {
    const accounts = [this.account, ...[...this.pod.initContainers, ...this.pod.containers].map(({ account }) => account)];
    const problems = accounts.flatMap((account) => account?._preparation?.problemIn(this) ?? []).map(problemText);
    return [...new Set(problems)];
  }

  private check(render: () => any): readonly Finding[] {
    const { state } = this.watched;
    if (this.cached?.state !== state) {
      const objects = [render(), ...this.pod.configMaps.map((configMap) => configMap.toJson())];
      const target = { containerd: this.containerd, kubernetes: HostProcessDefaults.of(this).kubernetes };
      this.cached = { state, findings: Rules._check(objects, target, 'construct') };
    }
    return this.cached.findings;
  }
}

/** A copy of the properties, so that later changes of the user's lists and maps have no effect. */
function copied(props: HostProcessWorkloadProps): HostProcessWorkloadProps {
  const { podLabels, podAnnotations, imagePullSecrets } = props;
  return {
    ...props, podLabels: { ...podLabels }, podAnnotations: { ...podAnnotations }, imagePullSecrets: imagePullSecrets && [...imagePullSecrets],
  };
}
