import { ApiObject, GroupVersionKind, Lazy, Names } from 'cdk8s';
import { IPodSelector, ISubject, LabelSelector, Pod, PodSelectorConfig, Resource, Service, ServicePort, SubjectConfiguration } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { HostProcessDefaults } from './host-process-defaults';
import { checkServicePorts, HostProcessServiceOptions, serviceKeys } from './host-process-service-options';
import { checkCommonProps, checkMetadata } from './host-process-workload-checks';
import { HostProcessWorkloadProps } from './host-process-workload-props';
import { PodRenderer } from './pod-renderer';
import { WatchedApiObject } from './watched-api-object';
import { WindowsAccount } from '../account';
import { HostProcessContainer } from '../container';
import { withoutUndefined } from '../container/api-values';
import { Containerd } from '../facts/containerd';
import { problemText, quoted } from '../facts/errors';
import { checkKeys } from '../facts/unknown-keys';
import { WindowsNodes } from '../node';
import { Finding, Rules, Severity } from '../rules';

/**
 * What all HostProcess workloads have in common. The pod they render always says that it is a HostProcess pod on the
 * host's network, for Windows nodes, and which account runs it; it has no field that means something on Linux only.
 */
export abstract class HostProcessWorkload extends Resource implements IPodSelector, ISubject {
  /** The labels that pods of this workload are found by. */
  public readonly selectorLabels: { [key: string]: string };

  /** The account that containers run as, unless they have their own. */
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

  /** The init containers, sidecars among them. */
  public get initContainers(): HostProcessContainer[] {
    return [...this.pod.initContainers];
  }

  /** The ConfigMaps made for scripts, their data, and volumes made from texts. Annotate them for the tool that deploys them. */
  public get configMaps(): ApiObject[] {
    return [...this.pod.configMaps];
  }

  /** Where the workload runs. */
  public get nodes(): WindowsNodes {
    return this.pod.nodes;
  }

  /** The oldest containerd on the nodes, which findings are about. */
  public get containerd(): Containerd {
    return this.props.containerd ?? HostProcessDefaults.of(this).containerd;
  }

  /**
   * What the rules have to say about this workload as it will be synthesized, JSON patches included. Errors fail the synth,
   * warnings do not.
   */
  public get findings(): Finding[] {
    return [...this.check(() => this.watched.toJson())];
  }

  /** Adds a container. */
  public addContainer(container: HostProcessContainer): void {
    this.pod.add(container, 'main');
    this.watched.touch();
  }

  /** Adds an init container behind the others. */
  public addInitContainer(container: HostProcessContainer): void {
    this.pod.add(container, 'init');
    this.watched.touch();
  }

  /**
   * Adds an init container that the others may depend on.
   * @internal
   */
  public _addFirstInitContainer(container: HostProcessContainer): void {
    this.pod.add(container, 'first-init');
    this.watched.touch();
  }

  /**
   * A Service for the pods, headless unless said otherwise: clients get the addresses of the nodes. A cluster IP in front of
   * HostProcess pods cannot be reached from pods on the same node in some networks.
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

  /** For Services and other selectors of cdk8s-plus. */
  public toPodSelectorConfig(): PodSelectorConfig {
    const { namespace } = this.metadata;
    return {
      labelSelector: LabelSelector.of({ labels: this.selectorLabels }),
      namespaces: namespace === undefined ? undefined : { names: [namespace] },
    };
  }

  /**
   * For role bindings of cdk8s-plus: the service account of the pods. Without a namespace of the workload or its chart a
   * RoleBinding means its own; a ClusterRoleBinding has to know it.
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
   * The spec of the object, rendered at synth. It has the field names of the API, which are those of the generated types for
   * every field that a workload sets.
   * @internal
   */
  protected abstract _spec(pod: PodRenderer): object;

  private errors(): string[] {
    const findings = this.check(() => this.watched.renderForValidation())
      .filter(({ severity, suppression }) => severity === Severity.ERROR && suppression === undefined);
    return [...findings.map(({ text }) => text), ...this.unpreparedGroups()];
  }

  /** Accounts that are groups of this app, and that nothing in it makes. */
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

/** The properties as they are now: lists and maps that the user changes afterwards change nothing. */
function copied(props: HostProcessWorkloadProps): HostProcessWorkloadProps {
  const { podLabels, podAnnotations, imagePullSecrets } = props;
  return {
    ...props, podLabels: { ...podLabels }, podAnnotations: { ...podAnnotations }, imagePullSecrets: imagePullSecrets && [...imagePullSecrets],
  };
}
