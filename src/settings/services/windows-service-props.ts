import { Duration } from 'cdk8s';
import { ServiceBinary } from './service-binary';
import { ServicePrivilege } from './service-privilege';
import { ServiceRecovery } from './service-recovery';
import { ServiceSidType, ServiceStartType, ServiceState } from './service-start';
import { WindowsServiceAccount } from './windows-service-account';
import type { KeysOf } from '../../facts/unknown-keys';

/** How long the agent waits for a service. */
export interface ServiceTimeoutOptions {
  /**
   * How long the agent waits until the service runs after a start. Whole seconds, from 10 seconds
   * to 10 minutes.
   * @default Duration.minutes(2)
   */
  readonly startTimeout?: Duration;

  /**
   * How long the agent waits until the service has stopped. Whole seconds, from 10 seconds to 10
   * minutes. The agent does not end the process of a service that takes longer: the setting fails.
   * @default Duration.minutes(2)
   */
  readonly stopTimeout?: Duration;
}

/** Options for an existing service: a start type, a state or a recovery, or several of them. */
export interface ExistingServiceOptions extends ServiceTimeoutOptions {
  /**
   * How the service starts.
   * @default - the start type stays as it is
   */
  readonly startType?: ServiceStartType;

  /**
   * Whether the service runs.
   * @default ServiceState.UNMANAGED
   */
  readonly state?: ServiceState;

  /**
   * What Windows does if the service fails. The agent does not replace a recovery that restarts the
   * node or runs a program, as some services of Windows have it.
   * @default - the recovery stays as it is
   */
  readonly recovery?: ServiceRecovery;
}

/** Properties of a Windows service that the agent creates. */
export interface WindowsServiceProps extends ServiceTimeoutOptions {
  /** The program. */
  readonly binary: ServiceBinary;

  /**
   * Arguments of the program, each as the program receives it. The agent adds quotes if Windows
   * needs them. Percent signs are refused, because Windows would look for variables between them.
   * @default - none
   */
  readonly args?: string[];

  /**
   * The folder below `C:\Program Files` that contains the folder of a program from an image. Up to
   * 64 letters, digits, spaces, dots, dashes and underscores.
   * @default 'cdk8s-hostprocess'
   */
  readonly vendor?: string;

  /**
   * The name that Windows shows to users. One line of at most 256 characters, unique on the node.
   * @default - the name of the service
   */
  readonly displayName?: string;

  /**
   * What the service is for. One line of at most 1024 characters.
   * @default - a description that names this library
   */
  readonly description?: string;

  /**
   * How the service starts.
   * @default ServiceStartType.AUTOMATIC
   */
  readonly startType?: ServiceStartType;

  /**
   * Whether the service runs.
   * @default ServiceState.RUNNING
   */
  readonly state?: ServiceState;

  /**
   * The account that the service runs as.
   * @default WindowsServiceAccount.virtualAccount()
   */
  readonly account?: WindowsServiceAccount;

  /**
   * Names of services that must run before this service starts.
   * @default - none
   */
  readonly dependencies?: string[];

  /**
   * What Windows does if the service fails.
   * @default ServiceRecovery.restart()
   */
  readonly recovery?: ServiceRecovery;

  /**
   * Whether, and how, Windows adds the service's own security identifier (SID) to its process. A
   * change takes effect after a reboot.
   * @default ServiceSidType.UNRESTRICTED
   */
  readonly sidType?: ServiceSidType;

  /**
   * Privileges that the service keeps.
   * @default - only `SeChangeNotifyPrivilege`, which every process has
   */
  readonly requiredPrivileges?: ServicePrivilege[];

  /**
   * Environment variables of the service, in addition to those of the computer. Do not use them for
   * secrets, because every user of the node can read them.
   * @default - none
   */
  readonly environment?: { [name: string]: string };

  /**
   * How many versions of the service's files the agent keeps on the node, including the running
   * version: 2 to 10.
   * @default 2
   */
  readonly keepVersions?: number;
}

/** Options for `WindowsService.absentByName`. */
export interface AbsentServiceOptions {
  /**
   * The `vendor` in the definition of the service. The agent deletes the programs of the service in
   * that folder below `C:\Program Files`.
   * @default 'cdk8s-hostprocess'
   */
  readonly vendor?: string;
}

const timeoutKeys: KeysOf<ServiceTimeoutOptions> = { startTimeout: true, stopTimeout: true };

export const existingKeys: KeysOf<ExistingServiceOptions> = { ...timeoutKeys, startType: true, state: true, recovery: true };

export const absentKeys: KeysOf<AbsentServiceOptions> = { vendor: true };

export const definedKeys: KeysOf<WindowsServiceProps> = {
  ...timeoutKeys, binary: true, args: true, vendor: true, displayName: true, description: true, startType: true, state: true, account: true,
  dependencies: true, recovery: true, sidType: true, requiredPrivileges: true, environment: true, keepVersions: true,
};
