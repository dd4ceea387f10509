import { ContainerResources, k8s } from 'cdk8s-plus-28';
import { checkCommand } from './command';
import { renderResources } from './container-resources';
import { EnvironmentSource } from './environment-source';
import { EnvironmentVariable } from './environment-variable';
import { HostProcessHandler } from './host-process-handler';
import { HostProcessMount } from './host-process-mount';
import { HostProcessPort } from './host-process-port';
import { HostProcessProbe } from './host-process-probe';
import { NodeScript } from './node-script';
import { PullPolicy, TerminationMessagePolicy } from './policies';
import { ScriptRun } from './script-run';
import { WindowsAccount } from '../account';
import { quoted, userError } from '../facts/errors';
import { checkDnsLabel } from '../facts/kubernetes-names';
import { checkKeys, KeysOf } from '../facts/unknown-keys';

/** What a container from an image and one from a script have in common. */
export interface HostProcessContainerOptions {
  /**
   * Name of the container in the pod: a DNS label.
   * @default "main"
   */
  readonly name?: string;

  /**
   * Account of this container, where it differs from that of the workload.
   * @default - the account of the workload
   */
  readonly account?: WindowsAccount;

  /**
   * Environment variables, in order: `$(NAME)` in a later value or in the command stands for an earlier one.
   * @default - none
   */
  readonly env?: EnvironmentVariable[];

  /**
   * ConfigMaps and Secrets whose keys all become environment variables.
   * @default - none
   */
  readonly envFrom?: EnvironmentSource[];

  /**
   * Ports that the container listens on: ports of the node.
   * @default - none
   */
  readonly ports?: HostProcessPort[];

  /**
   * CPU, memory and ephemeral storage. Above its memory limit an allocation fails; nothing is killed. A limit below 1 MiB is none.
   * @default - none
   */
  readonly resources?: ContainerResources;

  /**
   * Devices and other extended resources by name, such as `microsoft.com/directx`: whole numbers from 1.
   * @default - none
   */
  readonly extendedResources?: { [name: string]: number };

  /**
   * Restarts the container when it fails.
   * @default - none
   */
  readonly livenessProbe?: HostProcessProbe;

  /**
   * Takes the pod out of Services, and holds up a rollout, while it fails.
   * @default - none
   */
  readonly readinessProbe?: HostProcessProbe;

  /**
   * Holds the other probes back until it succeeds.
   * @default - none
   */
  readonly startupProbe?: HostProcessProbe;

  /**
   * What kubelet does after the container has started.
   * @default - nothing
   */
  readonly postStart?: HostProcessHandler;

  /**
   * What kubelet does before it stops the container.
   * @default - nothing
   */
  readonly preStop?: HostProcessHandler;

  /**
   * Volumes, each at a path of its own.
   * @default - none
   */
  readonly mounts?: HostProcessMount[];

  /**
   * When kubelet pulls the image.
   * @default - Always for the tag "latest" and for none, IfNotPresent otherwise
   */
  readonly imagePullPolicy?: PullPolicy;

  /**
   * Where the message comes from that a failed container leaves in its status.
   * @default TerminationMessagePolicy.FILE
   */
  readonly terminationMessagePolicy?: TerminationMessagePolicy;

  /**
   * Whether an init container keeps running beside the main containers (a native sidecar, Kubernetes 1.29 and later).
   * @default false
   */
  readonly sidecar?: boolean;
}

/** Properties of a container from an image. */
export interface HostProcessContainerProps extends HostProcessContainerOptions {
  /**
   * Program, and arguments that belong to it. A relative program is looked up in the image first; an absolute one is a file
   * of the host. From containerd 1.7 on cmd.exe reads the whole line.
   * @default - the entrypoint of the image
   */
  readonly command?: string[];

  /**
   * Arguments.
   * @default - the arguments of the image, unless a command is given
   */
  readonly args?: string[];

  /**
   * Working directory: a folder of the host, which is made where it is missing, or one of the container by
   * `SandboxPath.image(folder).commandLine`.
   * @default - the container's own folder
   */
  readonly workingDir?: string;

  /**
   * Whether the container keeps a standard input.
   * @default false
   */
  readonly stdin?: boolean;

  /**
   * Whether standard input ends with the first client.
   * @default false
   */
  readonly stdinOnce?: boolean;

  /**
   * Whether the container has a terminal.
   * @default false
   */
  readonly tty?: boolean;
}

/** Properties of a container from a script. */
export interface HostProcessScriptProps extends HostProcessContainerOptions {
  /** How the script runs, and what its end means. */
  readonly run: ScriptRun;

  /**
   * Image to carry the script: any will do, for PowerShell is the host's.
   * @default - the base image of `HostProcessDefaults`, or the HostProcess base image of a few KB
   */
  readonly image?: string;
}

const optionKeys: KeysOf<HostProcessContainerOptions> = {
  name: true, account: true, env: true, envFrom: true, ports: true, resources: true, extendedResources: true, livenessProbe: true,
  readinessProbe: true, startupProbe: true, postStart: true, preStop: true, mounts: true, imagePullPolicy: true,
  terminationMessagePolicy: true, sidecar: true,
};
const imageKeys: KeysOf<HostProcessContainerProps> = {
  ...optionKeys, command: true, args: true, workingDir: true, stdin: true, stdinOnce: true, tty: true,
};
const scriptKeys: KeysOf<HostProcessScriptProps> = { ...optionKeys, run: true, image: true };

/**
 * A HostProcess container: a process on the Windows host, with files from an image.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/
 */
export class HostProcessContainer {
  /**
   * A container from an image, with the image's entrypoint or a command.
   * @throws for properties that do not exist, a name that is no DNS label, an empty image
   */
  public static fromImage(image: string, props: HostProcessContainerProps = {}): HostProcessContainer {
    checkKeys('HostProcessContainer.fromImage', props, imageKeys);
    return new HostProcessContainer(props, image);
  }

  /**
   * A container that runs a PowerShell script with the host's Windows PowerShell 5.1.
   * @throws for properties that do not exist, a name that is no DNS label, an empty image
   */
  public static fromScript(script: NodeScript, props: HostProcessScriptProps): HostProcessContainer {
    checkKeys('HostProcessContainer.fromScript', props, scriptKeys);
    return new HostProcessContainer(props, props.image, { script, run: props.run });
  }

  /** Name of the container in the pod. */
  public readonly name: string;

  /** The container's own account; undefined where it has that of the workload. */
  public readonly account?: WindowsAccount;

  /** Whether it is an init container that keeps running. */
  public readonly sidecar: boolean;

  private constructor(
    private readonly props: HostProcessContainerProps,
    private readonly image: string | undefined,
    /** @internal */
    public readonly _script?: ContainerScript,
  ) {
    this.name = props.name ?? 'main';
    this.account = props.account;
    this.sidecar = props.sidecar ?? false;
    checkDnsLabel('container name', this.name);
    if (image !== undefined && !/^[^\s\u0000-\u001f\u007f]+$/u.test(image)) {
      throw userError({ message: `image ${quoted(image)} is not the name of an image`, fix: 'Write registry/repository:tag or registry/repository@sha256:digest.' });
    }
    for (const [what, command] of [['command', props.command], ['args', props.args]] as const) {
      if (command !== undefined) {
        checkCommand(what, command);
      }
    }
    for (const probe of [props.livenessProbe, props.readinessProbe, props.startupProbe]) {
      this.checkPortName(probe?._port?.name);
    }
    // Rendered once here, so that a wrong amount is refused where it is written.
    renderResources(props.resources, props.extendedResources);
  }

  /** The ports that the container declares. */
  public get ports(): HostProcessPort[] {
    return [...this.props.ports ?? []];
  }

  /** The volumes that it mounts. */
  public get mounts(): HostProcessMount[] {
    return [...this.props.mounts ?? []];
  }

  /** @internal */
  public get _hasProbesOrHooks(): boolean {
    const { livenessProbe, readinessProbe, startupProbe, postStart, preStop } = this.props;
    return [livenessProbe, readinessProbe, startupProbe, postStart, preStop].some((part) => part !== undefined);
  }

  /** @internal */
  public _toKube(host: ContainerHost): k8s.Container {
    const { props } = this;
    const env = [...host.script?.env ?? [], ...props.env ?? []];
    const mounts = [...host.script?.mounts ?? [], ...props.mounts ?? []];
    const lifecycle = { postStart: props.postStart?._toKube(), preStop: props.preStop?._toKube() };
    return {
      name: this.name,
      image: this.image ?? host.baseImage,
      imagePullPolicy: props.imagePullPolicy,
      command: host.script?.command ?? (props.command && [...props.command]),
      args: props.args && [...props.args],
      workingDir: props.workingDir,
      env: env.length === 0 ? undefined : env.map((variable) => variable._toKube()),
      envFrom: props.envFrom?.length ? props.envFrom.map((source) => source._toKube()) : undefined,
      ports: props.ports?.length ? props.ports.map((port) => port._toKube()) : undefined,
      resources: renderResources(props.resources, props.extendedResources),
      livenessProbe: props.livenessProbe?._toKube(),
      readinessProbe: props.readinessProbe?._toKube(),
      startupProbe: props.startupProbe?._toKube(),
      lifecycle: lifecycle.postStart || lifecycle.preStop ? lifecycle : undefined,
      volumeMounts: mounts.length === 0 ? undefined : mounts.map((mount) => mount._toKube()),
      terminationMessagePolicy: props.terminationMessagePolicy,
      restartPolicy: this.sidecar ? 'Always' : undefined,
      stdin: props.stdin,
      stdinOnce: props.stdinOnce,
      tty: props.tty,
      securityContext: this.account && { windowsOptions: { runAsUserName: this.account.userName } },
    };
  }

  private checkPortName(name: string | undefined): void {
    if (name !== undefined && !this.ports.some((port) => port.name === name)) {
      throw userError({
        message: `a probe of container ${quoted(this.name)} calls port ${quoted(name)}, which the container does not declare`,
        fix: `Add ports: [HostProcessPort.tcp(number, { name: ${quoted(name)} })], or give the number with ProbePort.fromNumber.`,
      });
    }
  }
}

/** A script and how it runs. */
export interface ContainerScript {
  readonly script: NodeScript;
  readonly run: ScriptRun;
}

/** What the workload adds to a container. */
export interface ContainerHost {
  readonly baseImage: string;
  readonly script?: {
    readonly command: string[];
    readonly env: readonly EnvironmentVariable[];
    readonly mounts: readonly HostProcessMount[];
  };
}
