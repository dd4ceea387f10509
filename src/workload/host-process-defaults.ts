import { IConstruct } from 'constructs';
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
   * Image for containers from scripts: name a mirror here where nodes cannot reach the public registry.
   * @default - mcr.microsoft.com/oss/kubernetes/windows-host-process-containers-base-image:v1.0.0
   */
  readonly baseImage?: string;

  /**
   * The oldest containerd on the nodes: a release line, or a release such as
   * `Containerd.of('1.7.20')`. It decides what is a finding, never the YAML.
   * @default Containerd.V1_7
   */
  readonly containerd?: Containerd;

  /**
   * The version of Kubernetes, such as `1.34` or `v1.34.2`. It decides what is a finding, never the
   * YAML.
   * @default - unknown: all rules apply, and those that have an end only warn
   */
  readonly kubernetes?: string;

  /**
   * Where workloads run.
   * @default WindowsNodes.all()
   */
  readonly nodes?: WindowsNodes;

  /**
   * Secrets for pulling images.
   * @default - none
   */
  readonly imagePullSecrets?: ISecretReference[];

  /**
   * The cluster that everything below goes to, by a name of your own: for apps that make manifests for several clusters. What is for
   * different clusters shares no nodes, so what it wants of nodes is not compared.
   * @default - the same cluster for the whole app
   */
  readonly cluster?: string;
}

const keys: KeysOf<HostProcessDefaultsOptions> = {
  baseImage: true, containerd: true, kubernetes: true, nodes: true, imagePullSecrets: true, cluster: true,
};
const optionsByScope = new WeakMap<IConstruct, HostProcessDefaultsOptions>();
let generation = 0;

/**
 * Choices made once for all HostProcess workloads below a construct: `HostProcessDefaults.of(app).configure({ ... })`.
 * The nearest construct that makes a choice decides, whether the choice comes before or after the workload.
 *
 * @example
 * HostProcessDefaults.of(app).configure({
 *   nodes: WindowsNodes.ofServer(WindowsServer.LTSC2022).withLabel('example.com/pool', 'web'),
 *   containerd: Containerd.V1_7,
 *   kubernetes: '1.31',
 * });
 */
export class HostProcessDefaults {
  /** The choices that hold for this construct and everything below it. */
  public static of(scope: IConstruct): HostProcessDefaults {
    return new HostProcessDefaults(scope);
  }

  /** Grows with each change anywhere, for whoever keeps what was made from the choices. @internal */
  public static get _generation(): number {
    return generation;
  }

  private constructor(private readonly scope: IConstruct) {}

  /** Makes choices for this construct and everything below it. Choices that are left out stay as they are. */
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
      throw userError({ message: `cluster is ${quoted(options.cluster)}`, fix: 'Give a name, such as the one that kubectl config shows.' });
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

  /** The version of Kubernetes. Undefined where it is unknown. */
  public get kubernetes(): string | undefined {
    return this.nearest('kubernetes');
  }

  /** Where workloads run. */
  public get nodes(): WindowsNodes {
    return this.nearest('nodes') ?? WindowsNodes.all();
  }

  /** Secrets for pulling images. */
  public get imagePullSecrets(): ISecretReference[] {
    return [...this.nearest('imagePullSecrets') ?? []];
  }

  /** The cluster that what is here goes to, where one has been named. */
  public get cluster(): string | undefined {
    return this.nearest('cluster');
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
