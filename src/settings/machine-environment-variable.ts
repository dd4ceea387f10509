import type { EnvironmentVariableSetting, PathEntrySetting } from './desired-state/desired-setting';
import { Ensure } from './desired-state/ensure';
import { literalOf } from './desired-state/literal-of';
import { NodeSetting } from './desired-state/node-setting';
import type { SettingPart } from './desired-state/setting-part';
import { checkEffect, TakesEffect } from './desired-state/takes-effect';
import { quoted, throwProblem, userError } from '../facts/errors';
import { agentPath } from '../facts/grantable-paths';
import { pathEntryProblem, sensitivePathProblem, sensitiveVariableProblem, variableNameProblem, variableValueProblem } from '../facts/machine-environment';
import { reasonProblem } from '../facts/registry-data';
import { checkKeys, KeysOf } from '../facts/unknown-keys';

/** Options for a folder in the Path. */
export interface MachinePathEntryOptions {
  /**
   * Why it is set although it decides what runs as LocalSystem. One line of up to 250 characters. The ConfigMap contains it as
   * `sensitiveReason`.
   * @default - a folder or variable that needs a reason is an error
   */
  readonly reason?: string;

  /**
   * When it takes effect for those who are to see it.
   * @default TakesEffect.immediately(), which is right for containers and logons that start from then on. Services that are started see it
   * after a reboot: the service manager keeps the variables that it booted with.
   */
  readonly effect?: TakesEffect;
}

/** Options for an environment variable. */
export interface MachineEnvironmentVariableOptions extends MachinePathEntryOptions {
  /**
   * Whether Windows replaces `%NAME%` in the value by other machine variables.
   * @default false
   */
  readonly expands?: boolean;
}

const entryKeys: KeysOf<MachinePathEntryOptions> = { reason: true, effect: true };
const variableKeys: KeysOf<MachineEnvironmentVariableOptions> = { ...entryKeys, expands: true };

/**
 * An environment variable of the machine, such as `HTTPS_PROXY`. Programs that run keep the variables that they were started with;
 * HostProcess containers and users who log on get the new ones, services after a reboot. Every user of the node can read it: no secrets.
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
   * A variable with a value.
   * @param value one line that is not empty
   * @throws for variables of Windows itself, and for those that load code into every program if no reason is given
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
    checkEnvironmentEffect(`effect of environment variable ${quoted(name)}`, options.effect);
    if (typeof (options.expands ?? false) !== 'boolean') {
      throw userError({ message: `expands of environment variable ${quoted(name)} is ${quoted(options.expands)}`, fix: 'Use true or false.' });
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
 * A folder at the end of the machine's `Path`. The rest of it stays as it is, to the letter; a folder that stands there already, in any
 * case and with or without a backslash at its end, is not added again.
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
   * One folder.
   * @param folder absolute, in either kind of slashes. It need not be there.
   * @throws for folders outside of `C:\Program Files` and `C:\Program Files (x86)` if no reason is given
   */
  public static of(folder: string, options: MachinePathEntryOptions = {}): MachinePathEntry {
    checkKeys('MachinePathEntry.of', options, entryKeys);
    return new MachinePathEntry(folder, options);
  }

  /** The folder, as it stands in the Path. */
  public readonly folder: string;

  private constructor(folder: string, private readonly options: MachinePathEntryOptions) {
    super();
    throwProblem(pathEntryProblem(folder)
      ?? givenReasonProblem(options)
      ?? (options.reason === undefined ? sensitivePathProblem(folder) : undefined));
    checkEnvironmentEffect(`effect of folder ${quoted(folder)} in the Path`, options.effect);
    this.folder = agentPath(folder);
  }

  /** @internal */
  public _parts(): SettingPart<PathEntrySetting>[] {
    const { folder, options: { effect, reason } } = this;
    return [{
      desired: {
        id: `pathEntry/${folder.toLowerCase()}`,
        kind: 'pathEntry',
        ensure: literalOf(Ensure.PRESENT),
        folder,
        sensitiveReason: sensitivePathProblem(folder) === undefined ? undefined : reason,
        takesEffect: effect?._desired(),
      },
      claims: [],
      needs: [],
    }];
  }
}

/** The service manager hands on what it was started with. */
function checkEnvironmentEffect(what: string, effect: TakesEffect | undefined): void {
  checkEffect(what, effect);
  if (effect?._desired()?.after === 'serviceRestart') {
    throw userError({
      message: `${what} is the restart of a service, and services see the environment of the machine as it was when Windows booted`,
      fix: 'Use TakesEffect.afterReboot(); for one service alone set its own environment.',
    });
  }
}

function givenReasonProblem({ reason }: MachinePathEntryOptions) {
  return reason === undefined ? undefined : reasonProblem(reason);
}
