import type { EnvironmentVariableSetting, PathEntrySetting } from './desired-state/desired-setting';
import { Ensure } from './desired-state/ensure';
import { literalOf } from './desired-state/literal-of';
import { NodeClaim } from './desired-state/node-claim';
import { NodeSetting } from './desired-state/node-setting';
import type { SettingPart } from './desired-state/setting-part';
import { checkEffect, TakesEffect } from './desired-state/takes-effect';
import { quoted, throwProblem, userError } from '../facts/errors';
import { agentPath } from '../facts/grantable-paths';
import { pathEntryProblem, sensitivePathProblem, sensitiveVariableProblem, variableNameProblem, variableValueProblem } from '../facts/machine-environment';
import { checkMember } from '../facts/members';
import { reasonProblem } from '../facts/registry-data';
import { checkKeys, KeysOf } from '../facts/unknown-keys';

/** Options for a variable of the machine, or for a folder in its `Path`. */
export interface MachineEnvironmentOptions {
  /**
   * Why you set a folder or variable that affects what runs as LocalSystem: one line of up to 250
   * characters. The ConfigMap contains it as `sensitiveReason`.
   * @default - a folder or variable that needs a reason is an error
   */
  readonly reason?: string;

  /**
   * When the change takes effect for the programs that need it.
   * @default TakesEffect.immediately(), which is right for containers and logons that start
   * afterwards. Services see the change after a reboot, because the service manager keeps the
   * environment that it started with.
   */
  readonly effect?: TakesEffect;
}

/** Where a folder is in the `Path` of the machine. */
export enum PathPosition {
  /**
   * Before all other folders, including those of Windows. For every program name, Windows looks in
   * this folder first. The folder must exist, only administrators can have write access to it and
   * to the folders around it, and you must state a reason.
   */
  FIRST = 'first',
  /** After all other folders. */
  LAST = 'last',
}

/** Options for a folder in the `Path`. */
export interface MachinePathEntryOptions extends MachineEnvironmentOptions {
  /**
   * Where the agent adds the folder. With `PathPosition.LAST`, a folder that is already in the
   * `Path` stays where it is.
   * @default PathPosition.LAST
   */
  readonly position?: PathPosition;
}

/** Options for an environment variable. */
export interface MachineEnvironmentVariableOptions extends MachineEnvironmentOptions {
  /**
   * Whether Windows replaces `%NAME%` in the value with other machine variables.
   * @default false
   */
  readonly expands?: boolean;
}

const commonKeys: KeysOf<MachineEnvironmentOptions> = { reason: true, effect: true };
const entryKeys: KeysOf<MachinePathEntryOptions> = { ...commonKeys, position: true };
const variableKeys: KeysOf<MachineEnvironmentVariableOptions> = { ...commonKeys, expands: true };

/**
 * An environment variable of the machine, such as `HTTPS_PROXY`. HostProcess containers that start
 * afterwards and users who log on afterwards see the new value, services see it after a reboot, and
 * running programs keep their environment. Every user of the node can read the value, so do not use
 * it for secrets.
 *
 * @see https://learn.microsoft.com/en-us/windows/win32/procthread/environment-variables
 *
 * @example
 * new WindowsNodeSettings(chart, 'proxy', {
 *   settings: [
 *     MachineEnvironmentVariable.of('HTTPS_PROXY', 'http://proxy.corp.example:3128', { effect: TakesEffect.afterReboot() }),
 *   ],
 * });
 */
export class MachineEnvironmentVariable extends NodeSetting {
  /**
   * Sets a variable.
   * @param value one line that is not empty
   * @throws if the variable belongs to Windows, or if it makes programs load code and there is no
   * reason
   */
  public static of(name: string, value: string, options: MachineEnvironmentVariableOptions = {}): MachineEnvironmentVariable {
    checkKeys('MachineEnvironmentVariable.of', options, variableKeys);
    return new MachineEnvironmentVariable(name, value, options);
  }

  private constructor(
    /** Name of the variable. */
    public readonly name: string,
    private readonly value: string,
    private readonly options: MachineEnvironmentVariableOptions,
  ) {
    super();
    throwProblem(variableNameProblem(name)
      ?? variableValueProblem(name, value)
      ?? givenReasonProblem(options)
      ?? (options.reason === undefined ? sensitiveVariableProblem(name) : undefined));
    checkEnvironmentEffect(`MachineEnvironmentVariable ${quoted(name)}: effect`, options.effect);
    if (typeof (options.expands ?? false) !== 'boolean') {
      throw userError({ message: `MachineEnvironmentVariable ${quoted(name)}: expands is ${quoted(options.expands)}`, fix: 'Use true or false.' });
    }
  }

  /** @internal */
  public _parts(): SettingPart<EnvironmentVariableSetting>[] {
    const { name, value, options: { expands = false, effect, reason } } = this;
    return [{
      desired: {
        id: `environmentVariable/${name.toLowerCase()}`,
        kind: 'environmentVariable',
        ensure: literalOf(Ensure.PRESENT),
        name,
        value,
        expands,
        sensitiveReason: sensitiveVariableProblem(name) === undefined ? undefined : reason,
        takesEffect: effect?._desired(),
      },
      claims: [],
      needs: [],
    }];
  }
}

/**
 * A folder in the machine's `Path`, by default at the end. The rest of the `Path` stays exactly as
 * it is. A folder that is already in the `Path` is not added again at the end. Case and a trailing
 * backslash are ignored in this comparison.
 *
 * @example
 * new WindowsNodeSettings(chart, 'path', {
 *   settings: [
 *     MachinePathEntry.of('C:/Program Files/Contoso/bin'),
 *   ],
 * });
 */
export class MachinePathEntry extends NodeSetting {
  /**
   * Adds a folder.
   * @param folder an absolute path, with slashes or backslashes. The folder does not have to exist.
   * @throws if the folder is outside `C:\Program Files` and `C:\Program Files (x86)`, or comes
   * first, and there is no reason
   */
  public static of(folder: string, options: MachinePathEntryOptions = {}): MachinePathEntry {
    checkKeys('MachinePathEntry.of', options, entryKeys);
    return new MachinePathEntry(folder, options);
  }

  /** The folder, as it is written in the `Path`. */
  public readonly folder: string;

  private constructor(folder: string, private readonly options: MachinePathEntryOptions) {
    super();
    throwProblem(pathEntryProblem(folder)
      ?? givenReasonProblem(options)
      ?? (options.reason === undefined ? sensitivePathProblem(folder) ?? firstPathProblem(folder, options.position) : undefined));
    checkMember(`MachinePathEntry ${quoted(folder)}: position`, options.position ?? PathPosition.LAST, 'PathPosition', PathPosition);
    checkEnvironmentEffect(`MachinePathEntry ${quoted(folder)}: effect`, options.effect);
    this.folder = agentPath(folder);
  }

  /** @internal */
  public _parts(): SettingPart<PathEntrySetting>[] {
    const { folder, options: { effect, reason, position } } = this;
    const isFirst = position === PathPosition.FIRST;
    return [{
      desired: {
        id: `pathEntry/${folder.toLowerCase()}`,
        kind: 'pathEntry',
        ensure: literalOf(Ensure.PRESENT),
        folder,
        ...isFirst && { position: literalOf(PathPosition.FIRST) },
        sensitiveReason: sensitivePathProblem(folder) === undefined && !isFirst ? undefined : reason,
        takesEffect: effect?._desired(),
      },
      claims: isFirst ? [NodeClaim.startOfPath()] : [],
      needs: [],
    }];
  }
}

/** Why a folder needs a reason to be the first in the Path, or undefined. */
function firstPathProblem(folder: string, position?: PathPosition) {
  return position === PathPosition.FIRST ? {
    message: `path ${quoted(folder)} would be the first in the Path, so its programs and libraries replace those of Windows with the same name, also for LocalSystem`,
    fix: 'Use PathPosition.LAST and full paths, or state why with { reason: \'...\' }.',
  } : undefined;
}

/**
 * A restart of a service is not enough: the service manager passes on the environment that it
 * started with.
 */
function checkEnvironmentEffect(what: string, effect: TakesEffect | undefined): void {
  checkEffect(what, effect);
  if (effect?._desired()?.after === 'serviceRestart') {
    throw userError({
      message: `${what} is the restart of a service, but services see the environment of the machine as it was when Windows booted`,
      fix: 'Use TakesEffect.afterReboot(). To change one service only, set the environment of that service.',
    });
  }
}

function givenReasonProblem({ reason }: MachineEnvironmentOptions) {
  return reason === undefined ? undefined : reasonProblem(reason);
}
