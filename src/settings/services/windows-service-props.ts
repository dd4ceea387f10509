import { ServiceBinary } from './service-binary';
import { ServicePrivilege } from './service-privilege';
import { ServiceRecovery } from './service-recovery';
import { ServiceSidType, ServiceStartType, ServiceState } from './service-start';
import { WindowsServiceAccount } from './windows-service-account';
import type { KeysOf } from '../../facts/unknown-keys';

/** What an existing service is to be like. At least one of start type and state. */
export interface ExistingServiceOptions {
  /**
   * How it starts.
   * @default - as it is
   */
  readonly startType?: ServiceStartType;

  /**
   * Whether it runs.
   * @default ServiceState.UNMANAGED
   */
  readonly state?: ServiceState;
}

/** Properties of a Windows service that the agent makes. */
export interface WindowsServiceProps {
  /** The program. */
  readonly binary: ServiceBinary;

  /**
   * Arguments of the program, each as the program is to see it: the agent puts quotes where Windows needs them. No percent signs,
   * between which Windows would look for variables.
   * @default - none
   */
  readonly args?: string[];

  /**
   * Folder below `C:\Program Files` in which a program from an image gets a folder of its own: up to 64 letters, digits, spaces, dots,
   * dashes and underscores.
   * @default 'cdk8s-hostprocess'
   */
  readonly vendor?: string;

  /**
   * The name that people see. One line of up to 256 characters, which no other service of the node has.
   * @default - the name of the service
   */
  readonly displayName?: string;

  /**
   * What the service is for. One line of up to 1024 characters.
   * @default - a text that names this library
   */
  readonly description?: string;

  /**
   * How it starts.
   * @default ServiceStartType.AUTOMATIC
   */
  readonly startType?: ServiceStartType;

  /**
   * Whether it runs.
   * @default ServiceState.RUNNING
   */
  readonly state?: ServiceState;

  /**
   * Whom it runs as.
   * @default WindowsServiceAccount.virtualAccount()
   */
  readonly account?: WindowsServiceAccount;

  /**
   * Names of services that have to run first.
   * @default - none
   */
  readonly dependencies?: string[];

  /**
   * What Windows does when it fails.
   * @default ServiceRecovery.restart()
   */
  readonly recovery?: ServiceRecovery;

  /**
   * What `NT SERVICE\<name>` is to it. A change takes effect after a reboot.
   * @default ServiceSidType.UNRESTRICTED
   */
  readonly sidType?: ServiceSidType;

  /**
   * Privileges that it keeps.
   * @default - none but `SeChangeNotifyPrivilege`, which every process has
   */
  readonly requiredPrivileges?: ServicePrivilege[];

  /**
   * Environment variables that it has besides those of the computer. No secrets: every user of the node can read them.
   * @default - none
   */
  readonly environment?: { [name: string]: string };

  /**
   * How many versions of a program from an image stay on the node, with the one that runs: 2 to 10.
   * @default 2
   */
  readonly keepVersions?: number;
}

/** Options for `WindowsService.absentByName`. */
export interface AbsentServiceOptions {
  /**
   * The folder below `C:\Program Files` that the definition of the service named as its `vendor`: the programs that lie there go with it.
   * @default 'cdk8s-hostprocess'
   */
  readonly vendor?: string;
}

export const existingKeys: KeysOf<ExistingServiceOptions> = { startType: true, state: true };

export const absentKeys: KeysOf<AbsentServiceOptions> = { vendor: true };

export const definedKeys: KeysOf<WindowsServiceProps> = {
  binary: true, args: true, vendor: true, displayName: true, description: true, startType: true, state: true, account: true, dependencies: true,
  recovery: true, sidType: true, requiredPrivileges: true, environment: true, keepVersions: true,
};
