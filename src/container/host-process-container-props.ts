import { ContainerResources } from 'cdk8s-plus-28';
import { EnvironmentSource } from './environment-source';
import { EnvironmentVariable } from './environment-variable';
import { HostProcessHandler } from './host-process-handler';
import { HostProcessMount } from './host-process-mount';
import { HostProcessPort } from './host-process-port';
import { HostProcessProbe } from './host-process-probe';
import { ImagePullPolicy, TerminationMessagePolicy } from './policies';
import { ScriptRun } from './script-run';
import { WindowsAccount } from '../account';
import { KeysOf } from '../facts/unknown-keys';

/** Options of every container, from an image or from a script. */
export interface HostProcessContainerOptions {
  /**
   * Name of the container in the pod: a DNS label.
   * @default "main"
   */
  readonly name?: string;

  /**
   * Account of this container, if it differs from the account of the workload.
   * @default - the account of the workload
   */
  readonly account?: WindowsAccount;

  /**
   * Environment variables. Kubelet replaces `$(NAME)` in the values of later variables and in the
   * command with the value of `NAME`.
   * @default - none
   */
  readonly env?: EnvironmentVariable[];

  /**
   * ConfigMaps and Secrets whose keys all become environment variables.
   * @default - none
   */
  readonly envFrom?: EnvironmentSource[];

  /**
   * Ports that the container listens on. They are ports of the node.
   * @default - none
   */
  readonly ports?: HostProcessPort[];

  /**
   * CPU, memory and ephemeral storage. Above the memory limit, allocations fail, but no process is
   * killed. A memory limit below 1 MiB has no effect.
   * @default - none
   */
  readonly resources?: ContainerResources;

  /**
   * Devices and other extended resources by name, such as `microsoft.com/directx`. The values are
   * whole numbers, at least 1.
   * @default - none
   */
  readonly extendedResources?: { [name: string]: number };

  /**
   * A probe that restarts the container when it fails.
   * @default - none
   */
  readonly livenessProbe?: HostProcessProbe;

  /**
   * A probe that removes the pod from Services and stops a rollout while it fails.
   * @default - none
   */
  readonly readinessProbe?: HostProcessProbe;

  /**
   * A probe that delays the other probes until it succeeds.
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
   * Volumes, each at a different path.
   * @default - none
   */
  readonly mounts?: HostProcessMount[];

  /**
   * When kubelet pulls the image.
   * @default - Always if the tag is "latest" or missing, otherwise IfNotPresent
   */
  readonly imagePullPolicy?: ImagePullPolicy;

  /**
   * The source of the message in the status of a failed container.
   * @default TerminationMessagePolicy.FILE
   */
  readonly terminationMessagePolicy?: TerminationMessagePolicy;

  /**
   * Whether an init container keeps running next to the main containers, as a native sidecar.
   * Requires Kubernetes 1.29 or later.
   * @default false
   */
  readonly sidecar?: boolean;
}

/** Properties of a container from an image. */
export interface HostProcessContainerProps extends HostProcessContainerOptions {
  /**
   * The program and its arguments, each as a separate string. A name without a folder is looked up
   * on the host first, and then in the root of the image. For any other program of the image, use
   * `SandboxPath.image(path).commandLine`. An absolute path is a file of the host. A relative path
   * depends on the release of containerd and on the image. From containerd 1.7 on, cmd.exe reads
   * the whole command line.
   * @default - the entrypoint of the image
   */
  readonly command?: string[];

  /**
   * Arguments.
   * @default - the arguments of the image. None if you set `command`
   */
  readonly args?: string[];

  /**
   * Working directory: an absolute path of the host, which is created if it is missing, or a folder
   * of the container, with `SandboxPath.image(folder).commandLine`. With containerd 1.6, and on
   * Windows Server 2019 without the updates of July 2022, every path is a folder of the container.
   * @default - the WORKDIR of the image, which is a folder of the host from containerd 1.7 on. If
   * the image has none, the folder of the container, but C:\ for containerd 1.7.0 to 1.7.18
   */
  readonly workingDir?: string;

  /**
   * Whether the container has a standard input.
   * @default false
   */
  readonly stdin?: boolean;

  /**
   * Whether standard input ends when the first client disconnects.
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
  /** How the script runs, and what the end of the script means. */
  readonly run: ScriptRun;

  /**
   * Image of the container. Any image works, because PowerShell is a program of the host.
   * @default - the base image of `HostProcessDefaults`, or the HostProcess base image of a few KB
   */
  readonly image?: string;
}

const optionKeys: KeysOf<HostProcessContainerOptions> = {
  name: true, account: true, env: true, envFrom: true, ports: true, resources: true, extendedResources: true, livenessProbe: true,
  readinessProbe: true, startupProbe: true, postStart: true, preStop: true, mounts: true, imagePullPolicy: true,
  terminationMessagePolicy: true, sidecar: true,
};
export const imageKeys: KeysOf<HostProcessContainerProps> = {
  ...optionKeys, command: true, args: true, workingDir: true, stdin: true, stdinOnce: true, tty: true,
};
export const scriptKeys: KeysOf<HostProcessScriptProps> = { ...optionKeys, run: true, image: true };
