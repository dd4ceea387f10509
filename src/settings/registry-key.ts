import type { RegistryValueSetting } from './desired-state/desired-setting';
import { Ensure } from './desired-state/ensure';
import { literalOf } from './desired-state/literal-of';
import { NodeClaim } from './desired-state/node-claim';
import { NodeSetting } from './desired-state/node-setting';
import type { SettingPart } from './desired-state/setting-part';
import { checkEffect, TakesEffect } from './desired-state/takes-effect';
import { quoted, throwProblem, userError } from '../facts/errors';
import { registryDataProblem, RegistryType, reasonProblem, valueNameProblem } from '../facts/registry-data';
import { closedPlaceProblem, sensitivePlaceProblem, valueKeyProblem } from '../facts/registry-places';
import { checkKeys, KeysOf } from '../facts/unknown-keys';

/** The two views that 64-bit Windows has of some keys below `SOFTWARE`. */
export enum RegistryView {
  /** What 64-bit programs see, and `regedit.exe` shows. */
  VIEW_64 = '64',
  /** What 32-bit programs see, which is `SOFTWARE\WOW6432Node` in `regedit.exe`. */
  VIEW_32 = '32',
}

/** Options for a key. */
export interface RegistryKeyOptions {
  /**
   * Which programs are to see it.
   * @default RegistryView.VIEW_64
   * @see https://learn.microsoft.com/en-us/windows/win32/winprog64/registry-redirector
   */
  readonly view?: RegistryView;

  /**
   * Why the key sets sensitive values: values that decide what runs as LocalSystem or whom Windows trusts, such as those of `Winlogon`,
   * `Lsa` or the start of services. One line of up to 250 characters. The ConfigMap contains it as `sensitiveReason`, where reviewers and
   * policies find it.
   * @default - sensitive values are an error
   */
  readonly reason?: string;
}

/** Options for a value. */
export interface RegistryValueOptions {
  /**
   * When Windows or the program takes the change up.
   * @default TakesEffect.immediately()
   */
  readonly effect?: TakesEffect;
}

interface Value {
  readonly name: string;
  readonly type: RegistryType;
  readonly data?: RegistryValueSetting['data'];
  readonly effect?: TakesEffect;
}

const keyOptions: KeysOf<RegistryKeyOptions> = { view: true, reason: true };
const valueOptions: KeysOf<RegistryValueOptions> = { effect: true };

/**
 * Values of a registry key below HKEY_LOCAL_MACHINE. Each call adds one and gives a new object.
 *
 * Other values of the key stay as they are. A key that is missing is made. Keys named `Policies` belong to group policies: where one of
 * the domain sets the same value, it and the agent undo each other, so set it there.
 *
 * Never put a secret into a value: it stands in a ConfigMap, and most keys can be read by every user of the node.
 *
 * @example
 * new WindowsNodeSettings(chart, 'no-smb1', {
 *   settings: [
 *     RegistryKey.localMachine('SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters')
 *       .dword('SMB1', 0, { effect: TakesEffect.afterRestartOf('LanmanServer') }),
 *   ],
 * });
 */
export class RegistryKey extends NodeSetting {
  /**
   * A key, without values yet.
   * @param key without the hive: `SOFTWARE\Contoso`. A slash is part of a name.
   * @throws for keys that hold credentials or that Windows keeps for itself, and for spellings under which one key has two names
   */
  public static localMachine(key: string, options: RegistryKeyOptions = {}): RegistryKey {
    checkKeys('RegistryKey.localMachine', options, keyOptions);
    const { view = RegistryView.VIEW_64, reason } = options;
    if (!Object.values(RegistryView).includes(view)) {
      throw userError({ message: `registry key ${quoted(key)} has the view ${quoted(view)}`, fix: 'Use RegistryView.VIEW_64 or RegistryView.VIEW_32.' });
    }
    const bits = view === RegistryView.VIEW_32 ? 32 : 64;
    throwProblem(valueKeyProblem(key, bits)
      ?? closedPlaceProblem({ key, name: '' })
      ?? (reason === undefined ? undefined : reasonProblem(reason)));
    return new RegistryKey(key, bits, reason, []);
  }

  private constructor(
    /** The key, without the hive. */
    public readonly key: string,
    private readonly view: RegistryValueSetting['view'],
    private readonly reason: string | undefined,
    private readonly values: readonly Value[],
  ) {
    super();
  }

  /**
   * A text (REG_SZ).
   * @param name empty for the default value of the key
   * @throws for a name that stands already, for data that Windows does not keep, and for a sensitive value without a reason
   */
  public plainString(name: string, data: string, options: RegistryValueOptions = {}): RegistryKey {
    return this.with('string', name, options, data);
  }

  /** A text in which programs replace `%NAME%` by environment variables (REG_EXPAND_SZ). It is written and compared as it stands. */
  public expandString(name: string, data: string, options: RegistryValueOptions = {}): RegistryKey {
    return this.with('expandString', name, options, data);
  }

  /** A list of texts, none of them empty (REG_MULTI_SZ). */
  public multiString(name: string, data: string[], options: RegistryValueOptions = {}): RegistryKey {
    return this.with('multiString', name, options, Array.isArray(data) ? [...data] : data);
  }

  /** A whole number from 0 to 4294967295 (REG_DWORD). */
  public dword(name: string, data: number, options: RegistryValueOptions = {}): RegistryKey {
    return this.with('dword', name, options, data);
  }

  /** A whole number from 0 to 18446744073709551615, as a text (REG_QWORD). */
  public qword(name: string, data: string, options: RegistryValueOptions = {}): RegistryKey {
    return this.with('qword', name, options, data);
  }

  /** Bytes, two hexadecimal digits each (REG_BINARY). */
  public binary(name: string, data: string, options: RegistryValueOptions = {}): RegistryKey {
    return this.with('binary', name, options, typeof data === 'string' ? data.toLowerCase() : data);
  }

  /** A value that counts by being there: of no type, without data (REG_NONE). */
  public none(name: string, options: RegistryValueOptions = {}): RegistryKey {
    return this.with('none', name, options);
  }

  /** No value of this name. The agent deletes one that is there, whoever made it, and keeps its data on the node: `absent()` brings it back. */
  public withoutValue(name: string, options: RegistryValueOptions = {}): RegistryKey {
    return this.with('missing', name, options);
  }

  /** @internal */
  public _parts(): SettingPart<RegistryValueSetting>[] {
    const { key, view, reason, values } = this;
    if (values.length === 0) {
      throw userError({ message: `registry key ${quoted(key)} has no values`, fix: 'Add one, such as .dword(\'Enabled\', 1).' });
    }
    return values.map(({ name, type, data, effect }) => ({
      desired: {
        id: `registryValue/${view}/${key.toLowerCase()}\\\\${name.toLowerCase()}`,
        kind: 'registryValue',
        ensure: literalOf(Ensure.PRESENT),
        key,
        view,
        name,
        type,
        data,
        // Only where it counts: the same value of another object, without one, is the same setting.
        sensitiveReason: sensitivePlaceProblem({ key, name }) === undefined ? undefined : reason,
        takesEffect: effect?._desired(),
      },
      claims: [NodeClaim.registryValue({ key, name, view }, { does: type === 'missing' ? 'removes it' : `sets it to ${quoted(data ?? '')}`, state: `${type} ${data}` })],
      needs: [],
    }));
  }

  private with(type: RegistryType, name: string, options: RegistryValueOptions, data?: Value['data']): RegistryKey {
    checkKeys(`${type} of RegistryKey`, options, valueOptions);
    const { key, view, reason, values } = this;
    checkEffect(`effect of registry value ${quoted(name)}`, options.effect);
    throwProblem(valueNameProblem(name)
      ?? registryDataProblem(name, type, data)
      ?? (reason === undefined ? sensitivePlaceProblem({ key, name }) : undefined));
    if (values.some((value) => value.name.toLowerCase() === name.toLowerCase())) {
      throw userError({ message: `registry value ${quoted(name)} of ${quoted(key)} stands twice`, fix: 'Leave one out: Windows does not tell names by case.' });
    }
    return new RegistryKey(key, view, reason, [...values, { name, type, data, effect: options.effect }]);
  }
}
