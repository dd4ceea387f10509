import { ServiceBinary } from './service-binary';
import { definedPart, existingPart } from './service-part';
import { ServicePrivilege } from './service-privilege';
import { ServiceRecovery } from './service-recovery';
import { ServiceSidType, ServiceStartType, ServiceState } from './service-start';
import { WindowsServiceAccount } from './windows-service-account';
import {
  absentKeys, AbsentServiceOptions, definedKeys, existingKeys, ExistingServiceOptions, ServiceTimeoutOptions, WindowsServiceProps,
} from './windows-service-props';
import { checkInteger, Problem, quoted, throwProblem, userError } from '../../facts/errors';
import { serviceNameProblem } from '../../facts/grantable-services';
import { checkInstance, checkList, checkMember, wholeSeconds } from '../../facts/members';
import {
  argumentsProblem, DEFAULT_SERVICE_TIMEOUT, definedNameProblem, dependenciesProblem, environmentProblem, isKeptService, LONGEST_SERVICE_TIMEOUT,
  serviceTextProblem, SHORTEST_SERVICE_TIMEOUT, vendorProblem,
} from '../../facts/service-definition';
import { checkKeys } from '../../facts/unknown-keys';
import { LONGEST_OPENED_PATH } from '../../facts/windows-path';
import type { ServiceStateSetting, WindowsServiceSetting } from '../desired-state/desired-setting';
import { Ensure } from '../desired-state/ensure';
import { literalOf } from '../desired-state/literal-of';
import { absentPart, NodeSetting } from '../desired-state/node-setting';
import type { SettingPart } from '../desired-state/setting-part';

/**
 * A Windows service on the nodes: either a service that the agent creates, or the start type, the
 * state and the recovery of a service that already exists. Services that keep the node running or
 * secure (kubelet, containerd, the event log, Defender ...) cannot be stopped, disabled or
 * redefined.
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
   * A service that already exists on the node, such as `Spooler`. The agent does not change its
   * program or its account.
   * @param name the service name (`Get-Service` shows it as Name), not the display name
   * @throws if no start type, state or recovery is set, and for a change that would stop the node
   */
  public static existing(name: string, options: ExistingServiceOptions): WindowsService {
    checkKeys('WindowsService.existing', options ?? {}, existingKeys);
    const { startType, state = ServiceState.UNMANAGED, recovery } = options ?? {};
    checkStartAndState(name, startType, state);
    if (recovery !== undefined) {
      checkInstance(`WindowsService ${quoted(name)}: recovery`, recovery, ServiceRecovery, 'ServiceRecovery.restart()');
    }
    const problem = recovery === undefined ? nothingSetProblem(name, startType, state) : undefined;
    throwProblem(serviceNameProblem(name) ?? problem ?? stateProblem(name, startType, state));
    const startsLess = startType !== undefined && startType !== ServiceStartType.AUTOMATIC;
    const weakens = state === ServiceState.STOPPED || startsLess || recovery?._restarts === false;
    const part = existingPart({
      id: `serviceState/${name.toLowerCase()}`,
      kind: 'serviceState',
      ensure: literalOf(Ensure.PRESENT),
      name,
      ...startType !== undefined && { startType: literalOf(startType) },
      ...state !== ServiceState.UNMANAGED && { state: literalOf(state) },
      ...recovery?._desired,
      ...timeoutsOf(name, options),
    });
    return new WindowsService(name, part, weakens && isKeptService(name) ? {
      message: `service ${quoted(name)} keeps the node running or secure`,
      fix: 'Use ServiceState.RUNNING, ServiceStartType.AUTOMATIC and ServiceRecovery.restart() only.',
    } : undefined);
  }

  /**
   * A service that the agent creates, keeps as defined, and upgrades. During an upgrade the service
   * is stopped. If the new version does not start, the agent restores and starts the previous
   * version, and the setting fails. The agent refuses to change a service with this name that it
   * did not create.
   * @param name up to 80 letters, digits, dashes, dots and underscores, unique on the node
   * @throws for values that Windows refuses or changes, and for values that could run something
   * else than they show
   */
  public static define(name: string, props: WindowsServiceProps): WindowsService {
    checkKeys('WindowsService.define', props ?? {}, definedKeys);
    const { binary, args = [], vendor = 'cdk8s-hostprocess', dependencies = [], environment = {}, requiredPrivileges = [], keepVersions = 2 } = props ?? {};
    const { startType = ServiceStartType.AUTOMATIC, state = ServiceState.RUNNING, account = WindowsServiceAccount.virtualAccount() } = props ?? {};
    const { displayName = name, description = 'Made by cdk8s-hostprocess', recovery = ServiceRecovery.restart() } = props ?? {};
    if (binary === undefined) {
      throw userError({ message: `WindowsService ${quoted(name)}: binary is missing`, fix: 'Set binary: ServiceBinary.fromImage(path, sha256).' });
    }
    checkStartAndState(name, startType, state);
    checkList(`WindowsService ${quoted(name)}: dependencies`, dependencies);
    checkList(`WindowsService ${quoted(name)}: requiredPrivileges`, requiredPrivileges);
    checkMember(`WindowsService ${quoted(name)}: sidType`, props.sidType ?? ServiceSidType.UNRESTRICTED, 'ServiceSidType', ServiceSidType);
    checkInstance(`WindowsService ${quoted(name)}: binary`, binary, ServiceBinary, 'ServiceBinary.fromImage(path, sha256)');
    checkInstance(`WindowsService ${quoted(name)}: account`, account, WindowsServiceAccount, 'WindowsServiceAccount.virtualAccount()');
    checkInstance(`WindowsService ${quoted(name)}: recovery`, recovery, ServiceRecovery, 'ServiceRecovery.restart()');
    throwProblem(definedNameProblem(name) ?? vendorProblem(vendor) ?? stateProblem(name, startType, state)
      ?? serviceTextProblem('displayName', displayName, 256) ?? serviceTextProblem('description', description, 1024)
      ?? argumentsProblem(args) ?? dependenciesProblem(name, dependencies) ?? environmentProblem(environment));
    requiredPrivileges.forEach((privilege) => checkInstance(`WindowsService ${quoted(name)}: privilege`, privilege, ServicePrivilege, 'ServicePrivilege.of(name)'));
    checkInteger(`WindowsService ${quoted(name)}: keepVersions`, keepVersions, { min: 2, max: 10 });
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
      ...account._name !== undefined && { accountName: account._name },
      dependencies: [...dependencies],
      ...recovery._desired,
      sidType: literalOf(props.sidType ?? ServiceSidType.UNRESTRICTED),
      ...privilegesOf(requiredPrivileges),
      environment: Object.entries(environment).map(([variable, value]) => `${variable}=${value}`),
      keepVersions,
      ...timeoutsOf(name, props),
    }));
  }

  /**
   * Returns the removal of a service that the agent created. It equals
   * `WindowsService.define(...).absent()`, but does not need the definition. The agent stops and
   * deletes the service, and deletes the programs that it copied.
   * @param name as in `define`
   * @throws for a name that `define` refuses
   */
  public static absentByName(name: string, options: AbsentServiceOptions = {}): NodeSetting {
    checkKeys('WindowsService.absentByName', options, absentKeys);
    // A placeholder for any program from an image. The agent deletes all versions and does not look
    // for this one.
    const binary = ServiceBinary.fromImage('removed.exe', '0'.repeat(64));
    return WindowsService.define(name, { binary, vendor: options.vendor }).absent();
  }

  private constructor(
    /** The name of the service. */
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
   * Every change that the agent made to a service can be undone, even if the change is refused
   * today.
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

/** The path includes the hash of the version, and the suffix of a file during the copy. */
function checkFilePath(name: string, vendor: string, file: string): void {
  const path = `C:\\Program Files\\${vendor}\\${name}\\${'0'.repeat(16)}\\${file}.00000000.cdk8s-new`;
  if (path.length > LONGEST_OPENED_PATH) {
    throw userError({ message: `WindowsService ${quoted(name)}: path of file ${quoted(file)} below ${quoted(`C:\\Program Files\\${vendor}`)} is too long for Windows`, fix: 'Use a shorter service name, vendor or file name.' });
  }
}

function checkStartAndState(name: string, startType: ServiceStartType | undefined, state: ServiceState): void {
  checkMember(`WindowsService ${quoted(name)}: startType`, startType ?? ServiceStartType.AUTOMATIC, 'ServiceStartType', ServiceStartType);
  checkMember(`WindowsService ${quoted(name)}: state`, state, 'ServiceState', ServiceState);
}

function nothingSetProblem(name: string, startType: ServiceStartType | undefined, state: ServiceState): Problem | undefined {
  return startType === undefined && state === ServiceState.UNMANAGED
    ? { message: `service ${quoted(name)} has neither a start type nor a state nor a recovery`, fix: 'Set startType, state, recovery, or several of them.' }
    : undefined;
}

function stateProblem(name: string, startType: ServiceStartType | undefined, state: ServiceState): Problem | undefined {
  return startType === ServiceStartType.DISABLED && state === ServiceState.RUNNING
    ? { message: `service ${quoted(name)} cannot be both disabled and running`, fix: 'Use ServiceStartType.MANUAL, or ServiceState.STOPPED.' }
    : undefined;
}

function timeoutsOf(name: string, { startTimeout, stopTimeout }: ServiceTimeoutOptions): Pick<WindowsServiceSetting, 'startTimeoutSeconds' | 'stopTimeoutSeconds'> {
  const range = { min: SHORTEST_SERVICE_TIMEOUT, max: LONGEST_SERVICE_TIMEOUT };
  const [startTimeoutSeconds, stopTimeoutSeconds] = Object.entries({ startTimeout, stopTimeout }).map(([option, timeout]) => {
    const seconds = wholeSeconds(`WindowsService ${quoted(name)}: ${option}`, timeout);
    checkInteger(`WindowsService ${quoted(name)}: ${option} in seconds`, seconds ?? DEFAULT_SERVICE_TIMEOUT, range);
    return seconds;
  });
  return { ...startTimeoutSeconds !== undefined && { startTimeoutSeconds }, ...stopTimeoutSeconds !== undefined && { stopTimeoutSeconds } };
}

function privilegesOf(privileges: readonly ServicePrivilege[]): Pick<WindowsServiceSetting, 'requiredPrivileges' | 'dangerousPrivileges'> {
  const namesOf = (chosen: readonly ServicePrivilege[]) => [...new Set(chosen.map(({ name }) => name))].sort();
  const harmless = namesOf(privileges.filter(({ isDangerous }) => !isDangerous));
  const dangerous = namesOf(privileges.filter(({ isDangerous }) => isDangerous));
  // With an empty list, the service would keep all privileges of its account.
  return {
    requiredPrivileges: harmless.length + dangerous.length === 0 ? ['SeChangeNotifyPrivilege'] : harmless,
    ...dangerous.length > 0 && { dangerousPrivileges: dangerous },
  };
}
