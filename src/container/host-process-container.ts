import { k8s } from 'cdk8s-plus-28';
import { withoutUndefined } from './api-values';
import { checkCommand, checkTexts } from './command';
import { renderResources } from './container-resources';
import { EnvironmentVariable } from './environment-variable';
import { HostProcessContainerProps, HostProcessScriptProps, imageKeys, scriptKeys } from './host-process-container-props';
import { HostProcessMount } from './host-process-mount';
import { HostProcessPort } from './host-process-port';
import { checkImage } from './image';
import { NodeScript } from './node-script';
import { ProbePort } from './probe-port';
import { ScriptRun } from './script-run';
import { WindowsAccount } from '../account';
import { quoted, userError } from '../facts/errors';
import { checkDnsLabel } from '../facts/kubernetes-names';
import { checkKeys } from '../facts/unknown-keys';
import { lostBackslashProblem } from '../facts/windows-path';

/**
 * A HostProcess container: a process on the Windows host with files from an image.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/
 *
 * @example
 * HostProcessContainer.fromImage('registry.example.com/node-agent:1.4.2', {
 *   command: ['node-agent.exe', '--listen', ':9400'],
 *   ports: [HostProcessPort.tcp(9400, { name: 'http' })],
 *   readinessProbe: HostProcessProbe.httpGet({ path: '/ready', port: ProbePort.fromName('http') }),
 * });
 */
export class HostProcessContainer {
  /**
   * A container from an image, with the entrypoint of the image or a command.
   * @throws for properties that do not exist or that the API server refuses
   */
  public static fromImage(image: string, props: HostProcessContainerProps = {}): HostProcessContainer {
    checkKeys('HostProcessContainer.fromImage', props, imageKeys);
    checkImage(image);
    return new HostProcessContainer(props, image);
  }

  /**
   * A container that runs a PowerShell script with Windows PowerShell 5.1 of the host.
   * @throws for properties that do not exist or that the API server refuses
   */
  public static fromScript(script: NodeScript, props: HostProcessScriptProps): HostProcessContainer {
    checkKeys('HostProcessContainer.fromScript', props ?? {}, scriptKeys);
    if (!(script instanceof NodeScript)) {
      throw userError({
        message: `HostProcessContainer.fromScript: script must be a NodeScript, got ${quoted(script)}`,
        fix: 'Use NodeScript.fromFile(path) or NodeScript.fromInline(script).',
      });
    }
    if (!(props?.run instanceof ScriptRun)) {
      throw userError({ message: `HostProcessContainer.fromScript: run must be a ScriptRun, got ${quoted(props?.run)}`, fix: 'Set run: ScriptRun.once(), onceThenIdle(), forever() or every(interval).' });
    }
    if (props.image !== undefined) {
      checkImage(props.image);
    }
    return new HostProcessContainer(props, props.image, { script, run: props.run });
  }

  /** Name of the container in the pod. */
  public readonly name: string;

  /** The account of this container. Undefined if it has the account of the workload. */
  public readonly account?: WindowsAccount;

  /** Whether the container is an init container that keeps running. */
  public readonly sidecar: boolean;

  private readonly declaredPorts: readonly HostProcessPort[];
  private readonly ownMounts: readonly HostProcessMount[];
  private readonly ownEnv: readonly EnvironmentVariable[];
  private readonly rendered: k8s.Container;

  private constructor(
    props: HostProcessContainerProps,
    private readonly image: string | undefined,
    /** @internal */
    public readonly _script?: ContainerScript,
  ) {
    this.name = props.name ?? 'main';
    this.account = props.account;
    this.sidecar = props.sidecar ?? false;
    this.declaredPorts = [...props.ports ?? []];
    this.ownMounts = [...props.mounts ?? []];
    this.ownEnv = [...props.env ?? []];
    this.check(props);
    // Rendered here, so that the error for a wrong value points to the call, and later changes of
    // lists have no effect.
    this.rendered = this.render(props);
  }

  /** The ports that the container declares. */
  public get ports(): HostProcessPort[] {
    return [...this.declaredPorts];
  }

  /** The volumes that the container mounts. */
  public get mounts(): HostProcessMount[] {
    return [...this.ownMounts];
  }

  /** @internal */
  public get _env(): readonly EnvironmentVariable[] {
    return this.ownEnv;
  }

  /** @internal */
  public get _hasProbesOrHooks(): boolean {
    const { livenessProbe, readinessProbe, startupProbe, lifecycle } = this.rendered;
    return [livenessProbe, readinessProbe, startupProbe, lifecycle].some((part) => part !== undefined);
  }

  /** @internal */
  public _toKube(host: ContainerHost): k8s.Container {
    const image = this.image ?? host.baseImage;
    if (host.script === undefined) {
      return { ...this.rendered, image };
    }
    const { command, env, mounts } = host.script;
    return {
      ...this.rendered,
      image,
      command,
      env: [...env.map((variable) => variable._toKube()), ...this.rendered.env ?? []],
      volumeMounts: [...mounts.map((mount) => mount._toKube()), ...this.rendered.volumeMounts ?? []],
    };
  }

  private render(props: HostProcessContainerProps): k8s.Container {
    const lifecycle = { postStart: props.postStart?._toKube(), preStop: props.preStop?._toKube() };
    return withoutUndefined<k8s.Container>({
      name: this.name,
      imagePullPolicy: props.imagePullPolicy,
      command: props.command && [...props.command],
      args: props.args?.length ? [...props.args] : undefined,
      workingDir: props.workingDir,
      env: rendered(this.ownEnv),
      envFrom: rendered(props.envFrom),
      ports: rendered(this.declaredPorts),
      resources: renderResources(props.resources, props.extendedResources, `container ${quoted(this.name)}`),
      livenessProbe: props.livenessProbe?._toKube(),
      readinessProbe: props.readinessProbe?._toKube(),
      startupProbe: props.startupProbe?._toKube(),
      lifecycle: lifecycle.postStart || lifecycle.preStop ? lifecycle : undefined,
      volumeMounts: rendered(this.ownMounts),
      terminationMessagePolicy: props.terminationMessagePolicy,
      restartPolicy: this.sidecar ? 'Always' : undefined,
      stdin: props.stdin,
      stdinOnce: props.stdinOnce,
      tty: props.tty,
      securityContext: this.account && { windowsOptions: { runAsUserName: this.account.userName } },
    });
  }

  private check(props: HostProcessContainerProps): void {
    checkDnsLabel('container name', this.name);
    if (this.account !== undefined && !(this.account instanceof WindowsAccount)) {
      throw userError({
        rule: 'HPC014',
        message: `container ${quoted(this.name)}: account must be a WindowsAccount, got ${quoted(this.account)}`,
        fix: 'Use WindowsAccount.localService(), networkService(), localGroup(name) or localSystem({ reason }).',
      });
    }
    if (props.command !== undefined) {
      checkCommand(`container ${quoted(this.name)}: command`, props.command);
    }
    if (props.args !== undefined) {
      checkTexts(`container ${quoted(this.name)}: args`, props.args);
    }
    const directory = props.workingDir === undefined ? undefined : lostBackslashProblem(`container ${quoted(this.name)}: workingDir`, props.workingDir);
    if (directory !== undefined) {
      throw userError(directory);
    }
    for (const caller of [props.livenessProbe, props.readinessProbe, props.startupProbe, props.postStart, props.preStop]) {
      this.checkCalledPort(caller?._port);
    }
    for (const [what, probe] of [['liveness', props.livenessProbe], ['startup', props.startupProbe]] as const) {
      if ((probe?._successThreshold ?? 1) !== 1) {
        throw userError({
          message: `container ${quoted(this.name)}: successThreshold of the ${what} probe must be 1, got ${probe!._successThreshold}`,
          fix: 'Leave successThreshold out. Only a readiness probe can wait for more than one success.',
        });
      }
    }
    this.checkPorts();
  }

  private checkCalledPort(port: ProbePort | undefined): void {
    if (port?.name !== undefined && !this.declaredPorts.some(({ name }) => name === port.name)) {
      throw userError({
        message: `a probe or hook of container ${quoted(this.name)} calls port ${quoted(port.name)}, which the container does not declare`,
        fix: `Add ports: [HostProcessPort.tcp(number, { name: ${quoted(port.name)} })], or use ProbePort.fromNumber(number).`,
      });
    }
  }

  private checkPorts(): void {
    const names = this.declaredPorts.map(({ name }) => name);
    const name = names.find((each, index) => each !== undefined && names.indexOf(each) !== index);
    if (name !== undefined) {
      throw userError({ message: `container ${quoted(this.name)} has two ports called ${quoted(name)}`, fix: 'Give each port a different name.' });
    }
    const ports = this.declaredPorts.map(({ protocol, number }) => `${protocol}/${number}`);
    const port = ports.find((each, index) => ports.indexOf(each) !== index);
    if (port !== undefined) {
      throw userError({ rule: 'HPC031', message: `container ${quoted(this.name)} claims port ${port} twice`, fix: 'Declare it once.' });
    }
  }
}

/** A list for the API. Undefined if it is empty. */
function rendered<Kube>(parts: readonly { _toKube(): Kube }[] | undefined): Kube[] | undefined {
  return parts?.length ? parts.map((part) => part._toKube()) : undefined;
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
