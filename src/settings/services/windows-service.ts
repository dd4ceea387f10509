import { ServiceBinary } from './service-binary';
import { definedPart, existingPart } from './service-part';
import { ServicePrivilege } from './service-privilege';
import { ServiceRecovery } from './service-recovery';
import { ServiceSidType, ServiceStartType, ServiceState } from './service-start';
import { WindowsServiceAccount } from './windows-service-account';
import { absentKeys, AbsentServiceOptions, definedKeys, existingKeys, ExistingServiceOptions, WindowsServiceProps } from './windows-service-props';
import { checkInteger, Problem, quoted, throwProblem, userError } from '../../facts/errors';
import { serviceNameProblem } from '../../facts/grantable-services';
import { checkInstance, checkList, checkMember } from '../../facts/members';
import {
  argumentsProblem, definedNameProblem, dependenciesProblem, environmentProblem, isKeptService, serviceTextProblem, vendorProblem,
} from '../../facts/service-definition';
import { checkKeys } from '../../facts/unknown-keys';
import { LONGEST_OPENED_PATH } from '../../facts/windows-path';
import type { ServiceStateSetting, WindowsServiceSetting } from '../desired-state/desired-setting';
import { Ensure } from '../desired-state/ensure';
import { literalOf } from '../desired-state/literal-of';
import { absentPart, NodeSetting } from '../desired-state/node-setting';
import type { SettingPart } from '../desired-state/setting-part';

/**
 * A Windows service of the nodes: one of the agent's own, or how one that is there already starts and whether it runs. Services that
 * keep the node running or safe (kubelet, containerd, the event log, Defender ...) are neither stopped nor disabled nor defined anew.
 *
 * @see https://learn.microsoft.com/en-us/windows/win32/services/services
 *
 * @example
 * new WindowsNodeSettings(chart, 'services', {
 *   settings: [
 *     WindowsService.existing('Spooler', { startType: ServiceStartType.DISABLED, state: ServiceState.STOPPED }),
 *   ],
 * });
 */
export class WindowsService extends NodeSetting {
  /**
   * A service that is on the node already, such as `Spooler`. What it runs, and as whom, is not changed.
   * @param name the service name (`Get-Service` shows it as Name), not the display name
   * @throws for neither a start type nor a state, and for what would stop the node
   */
  public static existing(name: string, options: ExistingServiceOptions): WindowsService {
    checkKeys('WindowsService.existing', options ?? {}, existingKeys);
    const { startType, state = ServiceState.UNMANAGED } = options ?? {};
    checkStartAndState(name, startType, state);
    throwProblem(serviceNameProblem(name) ?? stateProblem(name, startType, state));
    const weakens = state === ServiceState.STOPPED || (startType ?? ServiceStartType.AUTOMATIC) !== ServiceStartType.AUTOMATIC;
    const part = existingPart({
      id: `serviceState/${name.toLowerCase()}`,
      kind: 'serviceState',
      ensure: literalOf(Ensure.PRESENT),
      name,
      ...startType !== undefined && { startType: literalOf(startType) },
      ...state !== ServiceState.UNMANAGED && { state: literalOf(state) },
    });
    return new WindowsService(name, part, weakens && isKeptService(name) ? {
      message: `service ${quoted(name)} keeps the node running or safe`,
      fix: 'It may be ServiceState.RUNNING and ServiceStartType.AUTOMATIC, and nothing else.',
    } : undefined);
  }

  /**
   * A service that the agent makes, keeps as it is defined, and upgrades: what runs is stopped for the time of the change, and where the
   * new version does not start, the one before is put back and started, and the setting fails. A service of that name that somebody
   * else has made is refused on the node.
   * @param name up to 80 letters, digits, dashes, dots and underscores; nobody else's service has it
   * @throws for what Windows does not take or keep as it is, and for what would run more than it seems
   */
  public static define(name: string, props: WindowsServiceProps): WindowsService {
    checkKeys('WindowsService.define', props ?? {}, definedKeys);
    const { binary, args = [], vendor = 'cdk8s-hostprocess', dependencies = [], environment = {}, requiredPrivileges = [], keepVersions = 2 } = props ?? {};
    const { startType = ServiceStartType.AUTOMATIC, state = ServiceState.RUNNING, account = WindowsServiceAccount.virtualAccount() } = props ?? {};
    const { displayName = name, description = 'Made by cdk8s-hostprocess', recovery = ServiceRecovery.restart() } = props ?? {};
    if (binary === undefined) {
      throw userError({ message: `service ${quoted(name)} has no program`, fix: 'Set binary: ServiceBinary.fromImage(path, sha256).' });
    }
    checkStartAndState(name, startType, state);
    checkList(`dependencies of service ${quoted(name)}`, dependencies);
    checkList(`requiredPrivileges of service ${quoted(name)}`, requiredPrivileges);
    checkMember(`sidType of service ${quoted(name)}`, props.sidType ?? ServiceSidType.UNRESTRICTED, 'ServiceSidType', ServiceSidType);
    checkInstance(`binary of service ${quoted(name)}`, binary, ServiceBinary, 'ServiceBinary.fromImage(path, sha256)');
    checkInstance(`account of service ${quoted(name)}`, account, WindowsServiceAccount, 'WindowsServiceAccount.virtualAccount()');
    checkInstance(`recovery of service ${quoted(name)}`, recovery, ServiceRecovery, 'ServiceRecovery.restart()');
    throwProblem(definedNameProblem(name) ?? vendorProblem(vendor) ?? stateProblem(name, startType, state)
      ?? serviceTextProblem('displayName', displayName, 256) ?? serviceTextProblem('description', description, 1024)
      ?? argumentsProblem(args) ?? dependenciesProblem(name, dependencies) ?? environmentProblem(environment));
    requiredPrivileges.forEach((privilege) => checkInstance(`privilege of service ${quoted(name)}`, privilege, ServicePrivilege, 'ServicePrivilege.of(name)'));
    checkInteger('keepVersions', keepVersions, { min: 2, max: 10 });
    binary._files.forEach((file) => checkFilePath(name, vendor, file.name));
    return new WindowsService(name, definedPart({
      id: `windowsService/${name.toLowerCase()}`,
      kind: 'windowsService',
      ensure: literalOf(Ensure.PRESENT),
      name,
      displayName,
      description,
      vendor,
      program: binary._program,
      files: binary._files,
      arguments: [...args],
      startType: literalOf(startType),
      state: literalOf(state),
      account: account._account,
      ...account._reason !== undefined && { accountReason: account._reason },
      dependencies: [...dependencies],
      ...recovery._desired,
      sidType: literalOf(props.sidType ?? ServiceSidType.UNRESTRICTED),
      ...privilegesOf(requiredPrivileges),
      environment: Object.entries(environment).map(([variable, value]) => `${variable}=${value}`),
      keepVersions,
    }));
  }

  /**
   * A service that the agent made, taken back without its definition: the same as `WindowsService.define(...).absent()`. The agent stops
   * and deletes the service and the programs that it brought.
   * @param name as in `define`
   * @throws for a name that no service of the agent has
   */
  public static absentByName(name: string, options: AbsentServiceOptions = {}): NodeSetting {
    checkKeys('WindowsService.absentByName', options, absentKeys);
    // Stands for any program from an image: the agent removes the versions that are there, and looks for none.
    const binary = ServiceBinary.fromImage('removed.exe', '0'.repeat(64));
    return WindowsService.define(name, { binary, vendor: options.vendor }).absent();
  }

  private constructor(
    /** Name of the service. */
    public readonly name: string,
    private readonly part: SettingPart<ServiceStateSetting | WindowsServiceSetting>,
    private readonly problem?: Problem,
  ) {
    super();
  }

  /** @internal */
  public _parts(): SettingPart<ServiceStateSetting | WindowsServiceSetting>[] {
    throwProblem(this.problem);
    return [this.part];
  }

  /**
   * Whatever the agent did to a service can be taken back, also where it would not be done today.
   * @internal
   */
  public override _absentParts(): SettingPart[] {
    return [absentPart(this.part)];
  }

  /** @internal */
  public override get _needsImage(): boolean {
    const { desired } = this.part;
    return desired.kind === 'windowsService' && desired.files.length > 0;
  }
}

/** The hash of the version, and the name that a file has while it is copied, are part of the path. */
function checkFilePath(name: string, vendor: string, file: string): void {
  const path = `C:\\Program Files\\${vendor}\\${name}\\${'0'.repeat(16)}\\${file}.cdk8s-new`;
  if (path.length > LONGEST_OPENED_PATH) {
    throw userError({ message: `service ${quoted(name)} has the file ${quoted(file)}, whose path below ${quoted(`C:\\Program Files\\${vendor}`)} is too long for Windows`, fix: 'Choose a shorter name, vendor or file name.' });
  }
}

function checkStartAndState(name: string, startType: ServiceStartType | undefined, state: ServiceState): void {
  checkMember(`startType of service ${quoted(name)}`, startType ?? ServiceStartType.AUTOMATIC, 'ServiceStartType', ServiceStartType);
  checkMember(`state of service ${quoted(name)}`, state, 'ServiceState', ServiceState);
}

function stateProblem(name: string, startType: ServiceStartType | undefined, state: ServiceState): Problem | undefined {
  if (startType === undefined && state === ServiceState.UNMANAGED) {
    return { message: `service ${quoted(name)} has neither a start type nor a state`, fix: 'Give startType, state, or both.' };
  }
  return startType === ServiceStartType.DISABLED && state === ServiceState.RUNNING
    ? { message: `service ${quoted(name)} is to run and to be disabled`, fix: 'Use ServiceStartType.MANUAL, or ServiceState.STOPPED.' }
    : undefined;
}

function privilegesOf(privileges: readonly ServicePrivilege[]): Pick<WindowsServiceSetting, 'requiredPrivileges' | 'dangerousPrivileges'> {
  const namesOf = (chosen: readonly ServicePrivilege[]) => [...new Set(chosen.map(({ name }) => name))].sort();
  const harmless = namesOf(privileges.filter(({ isDangerous }) => !isDangerous));
  const dangerous = namesOf(privileges.filter(({ isDangerous }) => isDangerous));
  // An empty list would mean all privileges that the account has.
  return {
    requiredPrivileges: harmless.length + dangerous.length === 0 ? ['SeChangeNotifyPrivilege'] : harmless,
    ...dangerous.length > 0 && { dangerousPrivileges: dangerous },
  };
}
