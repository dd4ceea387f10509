import { ApiObject, Lazy, Names } from 'cdk8s';
import { IPodSelector, ISubject, LabelSelector, Pod, PodSelectorConfig, Resource, Service, ServicePort, SubjectConfiguration } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { HostProcessDefaults } from './host-process-defaults';
import { HostProcessServiceOptions } from './host-process-service-options';
import { HostProcessWorkloadProps } from './host-process-workload-props';
import { PodRenderer } from './pod-renderer';
import { WatchedApiObject } from './watched-api-object';
import { WindowsAccount } from '../account';
import { HostProcessContainer } from '../container';
import { Containerd } from '../facts/containerd';
import { quoted, userError } from '../facts/errors';
import { checkLabelValue, checkQualifiedName } from '../facts/kubernetes-names';
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

  private readonly props: HostProcessWorkloadProps;
  private pod!: PodRenderer;
  private watched!: WatchedApiObject;
  private cached?: { readonly state: string; readonly findings: readonly Finding[] };

  protected constructor(scope: Construct, id: string, props: HostProcessWorkloadProps) {
    super(scope, id);
    checkCommonProps(this, props);
    this.props = props;
    this.account = props.account;
    this.selectorLabels = { ...props.selector ?? { [Pod.ADDRESS_LABEL]: Names.toLabelValue(this) } };
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

  /** The ConfigMaps that hold scripts and their data, for annotations that deployment tools read. */
  public get scriptConfigMaps(): ApiObject[] {
    return [...this.pod.configMaps];
  }

  /** Where the workload runs. */
  public get nodes(): WindowsNodes {
    return this.pod.nodes;
  }

  /** The release line of containerd that findings are about. */
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
   * A Service for the pods, headless unless said otherwise: clients get the addresses of the nodes. A cluster IP in front of
   * HostProcess pods cannot be reached from pods on the same node in some networks.
   * @see https://github.com/kubernetes/kubernetes/issues/126795
   */
  public exposeViaService(options: HostProcessServiceOptions = {}): Service {
    const ports: ServicePort[] = options.ports ?? this.containers.flatMap((container) => container.ports.map(({ number, name, protocol }) => (
      { port: number, name, protocol: protocol as ServicePort['protocol'] }
    )));
    if (ports.length === 0) {
      throw userError({ message: `no container of ${quoted(this.node.path)} declares a port`, fix: 'Declare one, or give ports to exposeViaService.' });
    }
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

  /** For role bindings of cdk8s-plus: the service account of the pods. */
  public toSubjectConfiguration(): SubjectConfiguration {
    return {
      kind: 'ServiceAccount',
      name: this.props.serviceAccount?.name ?? 'default',
      apiGroup: '',
      namespace: this.metadata.namespace ?? 'default',
    };
  }

  /**
   * Makes the API object and takes in the containers: the last thing that the constructor of each kind does. What is rendered
   * is written with the names of the API, which those of the generated types equal in every field that is used here.
   * @internal
   */
  protected _createApiObject(kind: ObjectKind, render: (pod: PodRenderer) => object): ApiObject {
    const isPod = kind.kind === 'Pod';
    this.watched = new WatchedApiObject(this, 'Resource', {
      ...kind,
      metadata: this.props.metadata,
      spec: Lazy.any({ produce: () => render(this.pod) }),
    }, () => (isPod ? this.pod.metadata() : {}));
    this.pod = new PodRenderer(this.watched, this.props, HostProcessDefaults.of(this), this.selectorLabels);
    this.props.initContainers?.forEach((container) => this.pod.add(container, 'init'));
    this.props.containers.forEach((container) => this.pod.add(container, 'main'));
    return this.watched;
  }

  private errors(): string[] {
    return this.check(() => this.watched.renderForValidation()).filter(({ severity }) => severity === Severity.ERROR).map(({ text }) => text);
  }

  private check(render: () => any): readonly Finding[] {
    const { state } = this.watched;
    if (this.cached?.state !== state) {
      const objects = [render(), ...this.pod.configMaps.map((configMap) => configMap.toJson())];
      this.cached = { state, findings: Rules.check(objects, { containerd: this.containerd }) };
    }
    return this.cached.findings;
  }
}

interface ObjectKind {
  readonly apiVersion: string;
  readonly kind: string;
}

function checkCommonProps(workload: Construct, props: HostProcessWorkloadProps): void {
  const path = quoted(workload.node.path);
  if (!(props.account instanceof WindowsAccount)) {
    throw userError({
      rule: 'HPC014',
      message: `workload ${path} has no account`,
      fix: 'Set account: WindowsAccount.localService(), networkService(), localGroup(name) or localSystem({ reason }).',
    });
  }
  if (!Array.isArray(props.containers) || props.containers.length === 0) {
    throw userError({ message: `workload ${path} has no containers`, fix: 'Give at least one HostProcessContainer.' });
  }
  for (const container of [...props.containers, ...props.initContainers ?? []]) {
    if (!(container instanceof HostProcessContainer)) {
      throw userError({
        message: `workload ${path} has a container that is not a HostProcessContainer`,
        fix: 'Make it with HostProcessContainer.fromImage(image, props) or fromScript(script, props).',
      });
    }
  }
  if (props.serviceAccount !== undefined && props.automountServiceAccountToken === undefined) {
    throw userError({
      message: `workload ${path} names a service account and leaves open whether its token is mounted`,
      fix: 'Set automountServiceAccountToken to true where the process talks to the API server, otherwise to false.',
    });
  }
  const labels = { ...props.podLabels, ...props.selector };
  for (const [key, value] of Object.entries(labels)) {
    checkQualifiedName('label', key);
    checkLabelValue(key, value);
  }
  for (const [key, value] of Object.entries(props.selector ?? {})) {
    if ((props.podLabels?.[key] ?? value) !== value) {
      throw userError({ message: `workload ${path} selects pods by ${key}=${value} and labels them ${key}=${props.podLabels![key]}`, fix: 'Leave the label out of podLabels.' });
    }
  }
  Object.keys(props.podAnnotations ?? {}).forEach((key) => checkQualifiedName('annotation', key));
}
