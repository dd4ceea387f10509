import { IConstruct } from 'constructs';
import { checkSynthWarnings, SynthWarnings } from './synth-warnings';
import { ISecretReference } from '../container';
import { checkImage } from '../container/image';
import { referencedName } from '../container/object-references';
import { BASE_IMAGE } from '../facts/base-image';
import { checkContainerd, Containerd, DEFAULT_CONTAINERD } from '../facts/containerd';
import { quoted, userError } from '../facts/errors';
import { kubernetesMinor } from '../facts/kubernetes-version';
import { checkKeys, KeysOf } from '../facts/unknown-keys';
import { WindowsNodes } from '../node';

/** Choices for every HostProcess workload below a construct. */
export interface HostProcessDefaultsOptions {
  /**
   * Image for containers from scripts. Set a mirror if the nodes cannot reach the public registry.
   * @default - mcr.microsoft.com/oss/kubernetes/windows-host-process-containers-base-image:v1.0.0
   */
  readonly baseImage?: string;

  /**
   * The oldest containerd on the nodes: a release line, or a release such as
   * `Containerd.of('1.7.20')`. It affects the findings, but not the YAML.
   * @default Containerd.V1_7
   */
  readonly containerd?: Containerd;

  /**
   * The version of Kubernetes, such as `1.34` or `v1.34.2`. It affects the findings, but not the
   * YAML.
   * @default - unknown: all rules apply, and a rule that ends with some version only warns
   */
  readonly kubernetes?: string;

  /**
   * The nodes that workloads run on.
   * @default WindowsNodes.all()
   */
  readonly nodes?: WindowsNodes;

  /**
   * Secrets for pulling images.
   * @default - none
   */
  readonly imagePullSecrets?: ISecretReference[];

  /**
   * The cluster of everything below the construct, under any name you choose. Set it if an app
   * creates manifests for several clusters. Clusters do not share nodes, so the settings of nodes
   * in one cluster are not compared with those in another.
   * @default - one cluster for the whole app
   */
  readonly cluster?: string;

  /**
   * What happens to warnings when the app is synthesized. The environment variable
   * `CDK8S_HOSTPROCESS_WARNINGS` overrides the choice: `print`, `fail` or `hide`.
   * @default SynthWarnings.PRINT
   */
  readonly warnings?: SynthWarnings;
}

const keys: KeysOf<HostProcessDefaultsOptions> = {
  baseImage: true, containerd: true, kubernetes: true, nodes: true, imagePullSecrets: true, cluster: true, warnings: true,
};
const optionsByScope = new WeakMap<IConstruct, HostProcessDefaultsOptions>();
let generation = 0;

/**
 * Choices for all HostProcess workloads below a construct. Set them with
 * `HostProcessDefaults.of(app).configure({ ... })`. The choice of the nearest construct applies,
 * whether you make it before or after you create the workload.
 *
 * @example
 * HostProcessDefaults.of(app).configure({
 *   nodes: WindowsNodes.ofServer(WindowsServer.LTSC2022).withLabel('example.com/pool', 'web'),
 *   containerd: Containerd.V1_7,
 *   kubernetes: '1.31',
 * });
 */
export class HostProcessDefaults {
  /** The choices for this construct and everything below it. */
  public static of(scope: IConstruct): HostProcessDefaults {
    return new HostProcessDefaults(scope);
  }

  /** Increases with each change of any choice, so that caches can detect changes. @internal */
  public static get _generation(): number {
    return generation;
  }

  private constructor(private readonly scope: IConstruct) {}

  /** Sets choices for this construct and everything below it. Other choices stay as they are. */
  public configure(options: HostProcessDefaultsOptions): HostProcessDefaults {
    checkKeys('HostProcessDefaults.configure', options, keys);
    if (options.baseImage !== undefined) {
      checkImage(options.baseImage);
    }
    if (options.containerd !== undefined) {
      checkContainerd('containerd of HostProcessDefaults', options.containerd);
    }
    if (options.kubernetes !== undefined) {
      kubernetesMinor(options.kubernetes);
    }
    options.imagePullSecrets?.forEach((secret) => referencedName('image pull secret of HostProcessDefaults', secret, 'Secret'));
    if (options.cluster !== undefined && (typeof options.cluster !== 'string' || options.cluster === '')) {
      throw userError({ message: `HostProcessDefaults: cluster must be a name, got ${quoted(options.cluster)}`, fix: 'Use a name, such as a cluster name that kubectl config get-clusters shows.' });
    }
    if (options.warnings !== undefined) {
      checkSynthWarnings('warnings of HostProcessDefaults', options.warnings);
    }
    const choices = Object.entries({ ...options, imagePullSecrets: options.imagePullSecrets && [...options.imagePullSecrets] });
    const made = Object.fromEntries(choices.filter(([, choice]) => choice !== undefined));
    optionsByScope.set(this.scope, { ...optionsByScope.get(this.scope), ...made });
    generation++;
    return this;
  }

  /** The image for containers from scripts. */
  public get baseImage(): string {
    return this.nearest('baseImage') ?? BASE_IMAGE;
  }

  /** The oldest containerd on the nodes. */
  public get containerd(): Containerd {
    return this.nearest('containerd') ?? DEFAULT_CONTAINERD;
  }

  /** The version of Kubernetes. Undefined if it is unknown. */
  public get kubernetes(): string | undefined {
    return this.nearest('kubernetes');
  }

  /** The nodes that workloads run on. */
  public get nodes(): WindowsNodes {
    return this.nearest('nodes') ?? WindowsNodes.all();
  }

  /** Secrets for pulling images. */
  public get imagePullSecrets(): ISecretReference[] {
    return [...this.nearest('imagePullSecrets') ?? []];
  }

  /** The cluster of this construct. Undefined if no cluster is set. */
  public get cluster(): string | undefined {
    return this.nearest('cluster');
  }

  /** What happens to warnings when the app is synthesized. */
  public get warnings(): SynthWarnings {
    return this.nearest('warnings') ?? SynthWarnings.PRINT;
  }

  private nearest<Key extends keyof HostProcessDefaultsOptions>(key: Key): HostProcessDefaultsOptions[Key] {
    for (let scope: IConstruct | undefined = this.scope; scope !== undefined; scope = scope.node.scope) {
      const choice = optionsByScope.get(scope)?.[key];
      if (choice !== undefined) {
        return choice;
      }
    }
    return undefined;
  }
}
