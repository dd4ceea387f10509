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
  readonly imagePullPolicy?: ImagePullPolicy;

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
export const imageKeys: KeysOf<HostProcessContainerProps> = {
  ...optionKeys, command: true, args: true, workingDir: true, stdin: true, stdinOnce: true, tty: true,
};
export const scriptKeys: KeysOf<HostProcessScriptProps> = { ...optionKeys, run: true, image: true };
