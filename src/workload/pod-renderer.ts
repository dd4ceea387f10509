import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { HostProcessDefaults } from './host-process-defaults';
import { HostProcessWorkloadProps } from './host-process-workload-props';
import { immutableConfigMap } from './immutable-config-map';
import { namedPodLabels } from './rollout-options';
import { bindScript, BoundScript, Owner } from './script-config-maps';
import { HostProcessContainer, HostProcessMount } from '../container';
import { withoutUndefined } from '../container/api-values';
import { checkClashes } from '../container/clashes';
import { Texts } from '../container/volume-texts';
import { ACCOUNT_REASON, CONTAINER_ACCOUNT_REASON_PREFIX } from '../facts/annotations';
import { quoted, userError } from '../facts/errors';
import { fittedName } from '../facts/fitted-name';
import type { WindowsNodes } from '../node';

type MountedVolume = HostProcessMount['_volume'];

/** The restart policies of a pod, for kinds of workloads that allow a choice. */
type PodRestartPolicy = 'Always' | 'OnFailure' | 'Never';

/**
 * Collects the containers of one workload and renders its pod template. Rendering has no side
 * effects.
 */
export class PodRenderer {
  private readonly main: HostProcessContainer[] = [];
  private readonly init: HostProcessContainer[] = [];
  private readonly scripts = new Map<HostProcessContainer, BoundScript>();
  /** One volume per name, in the order of the first mount. */
  private readonly volumes = new Map<string, { readonly source: MountedVolume; readonly rendered: k8s.Volume }>();
  private readonly fileConfigMaps: ApiObject[] = [];

  constructor(
    private readonly apiObject: ApiObject,
    private readonly props: HostProcessWorkloadProps,
    private readonly defaults: HostProcessDefaults,
    private readonly selectorLabels: { readonly [key: string]: string },
  ) {}

  public get containers(): readonly HostProcessContainer[] {
    return this.main;
  }

  public get initContainers(): readonly HostProcessContainer[] {
    return this.init;
  }

  public get nodes(): WindowsNodes {
    return this.props.nodes ?? this.defaults.nodes;
  }

  /** The ConfigMaps of scripts, and of volumes from `HostProcessVolume.fromFiles`. */
  public get configMaps(): readonly ApiObject[] {
    return [...[...this.scripts.values()].flatMap(({ configMaps }) => configMaps), ...this.fileConfigMaps];
  }

  public add(container: HostProcessContainer, position: 'main' | 'init' | 'first-init'): void {
    if (!(container instanceof HostProcessContainer)) {
      throw userError({
        message: `workload ${this.path}: a container must be a HostProcessContainer, got ${quoted(container)}`,
        fix: 'Use HostProcessContainer.fromImage(image, props) or HostProcessContainer.fromScript(script, props).',
      });
    }
    if ([...this.init, ...this.main].some(({ name }) => name === container.name)) {
      throw userError({ message: `two containers of workload ${this.path} are called ${quoted(container.name)}`, fix: 'Give each container a different name: { name: \'...\' }.' });
    }
    if (position === 'main' && container.sidecar) {
      throw userError({ message: `container ${quoted(container.name)} is a sidecar, which must be an init container`, fix: 'Move it to initContainers, or leave sidecar out.' });
    }
    if (position !== 'main' && !container.sidecar && container._hasProbesOrHooks) {
      throw userError({
        message: `init container ${quoted(container.name)} has probes or hooks, which only a sidecar can have`,
        fix: 'Remove them, or set sidecar: true if the container keeps running.',
      });
    }
    if (container._script !== undefined) {
      const script = bindScript(this.workload, this.owner, container.name, container._script);
      // The ConfigMaps come before the workload, so that they exist when its first pods start.
      this.apiObject.addDependency(...script.configMaps);
      this.scripts.set(container, script);
    }
    const { env = [], mounts = [] } = this.scripts.get(container) ?? {};
    checkClashes(container.name, [...env, ...container._env], [...mounts, ...container.mounts]);
    [...mounts, ...container.mounts].forEach((mount) => this.addVolume(mount));
    if (position === 'first-init') {
      this.init.unshift(container);
    } else {
      (position === 'main' ? this.main : this.init).push(container);
    }
  }

  public template(restartPolicy?: PodRestartPolicy): k8s.PodTemplateSpec {
    const { name } = this.apiObject;
    // A label value can have 63 characters, a name can have more.
    const labels = namedPodLabels(name.length > 63 ? fittedName(name) : name, this.props);
    return { metadata: this.metadata(labels), spec: this.podSpec(restartPolicy) };
  }

  public metadata(labels = this.props.podLabels): Pick<k8s.ObjectMeta, 'labels' | 'annotations'> {
    return { labels: { ...labels, ...this.selectorLabels }, annotations: this.annotations() };
  }

  private annotations(): { [key: string]: string } | undefined {
    const annotations = { ...this.props.podAnnotations };
    if (this.props.account.reason !== undefined) {
      annotations[ACCOUNT_REASON] = this.props.account.reason;
    }
    for (const { name, account } of [...this.init, ...this.main]) {
      if (account?.reason !== undefined) {
        annotations[CONTAINER_ACCOUNT_REASON_PREFIX + name] = account.reason;
      }
    }
    return Object.keys(annotations).length === 0 ? undefined : annotations;
  }

  public podSpec(restartPolicy?: PodRestartPolicy): k8s.PodSpec {
    const { props } = this;
    const pullSecrets = props.imagePullSecrets ?? this.defaults.imagePullSecrets;
    return withoutUndefined<k8s.PodSpec>({
      os: { name: 'windows' },
      hostNetwork: true,
      securityContext: { windowsOptions: { hostProcess: true, runAsUserName: props.account.userName } },
      ...this.nodes._toKube(),
      serviceAccountName: props.serviceAccount?.name,
      automountServiceAccountToken: props.automountServiceAccountToken ?? false,
      priorityClassName: props.priorityClassName,
      terminationGracePeriodSeconds: props.terminationGracePeriod?.toSeconds(),
      imagePullSecrets: pullSecrets.length === 0 ? undefined : pullSecrets.map(({ name }) => ({ name })),
      restartPolicy,
      initContainers: this.init.length === 0 ? undefined : this.init.map((container) => this.render(container)),
      containers: this.main.map((container) => this.render(container)),
      volumes: this.volumes.size === 0 ? undefined : [...this.volumes.values()].map(({ rendered }) => rendered),
    });
  }

  private get path(): string {
    return quoted(this.workload.node.path);
  }

  private get workload(): Construct {
    return this.apiObject.node.scope as Construct;
  }

  private get owner(): Owner {
    return { name: this.apiObject.name, namespace: this.apiObject.metadata.namespace };
  }

  private render(container: HostProcessContainer): k8s.Container {
    return container._toKube({ baseImage: this.defaults.baseImage, script: this.scripts.get(container) });
  }

  private addVolume({ _volume: volume }: HostProcessMount): void {
    const other = this.volumes.get(volume.name)?.source;
    if (other === undefined) {
      const rendered = volume._toKube(volume._texts && this.fileConfigMap(volume.name, volume._texts).name);
      this.volumes.set(volume.name, { source: volume, rendered });
    } else if (JSON.stringify([other._toKube(), other._texts]) !== JSON.stringify([volume._toKube(), volume._texts])) {
      throw userError({
        message: `two different volumes of workload ${this.path} are called ${quoted(volume.name)}`,
        fix: 'Give one of them a different name: { name: \'...\' }.',
      });
    }
  }

  private fileConfigMap(volume: string, data: Texts): ApiObject {
    const { name, namespace } = this.owner;
    const configMap = immutableConfigMap(this.workload, `files-${volume}`, { prefix: name, suffix: volume, namespace }, { data });
    this.apiObject.addDependency(configMap);
    this.fileConfigMaps.push(configMap);
    return configMap;
  }
}
