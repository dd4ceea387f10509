import type { RemovedRegistryKeySetting, RegistryValueSetting } from './desired-state/desired-setting';
import { Ensure } from './desired-state/ensure';
import { literalOf } from './desired-state/literal-of';
import { NodeClaim } from './desired-state/node-claim';
import { NodeNeed } from './desired-state/node-need';
import { NodeSetting } from './desired-state/node-setting';
import type { SettingPart } from './desired-state/setting-part';
import { checkEffect, TakesEffect } from './desired-state/takes-effect';
import { quoted, throwProblem, userError } from '../facts/errors';
import { registryDataProblem, RegistryType, reasonProblem, valueNameProblem } from '../facts/registry-data';
import { closedPlaceProblem, sensitivePlaceProblem, valueKeyProblem } from '../facts/registry-places';
import { removedKeyProblem, sensitiveRemovalProblem } from '../facts/registry-trees';
import { checkKeys, KeysOf } from '../facts/unknown-keys';

/** The two views that 64-bit Windows provides of some keys below `SOFTWARE`. */
export enum RegistryView {
  /** The keys that 64-bit programs see, and that `regedit.exe` shows. */
  VIEW_64 = '64',
  /** The keys that 32-bit programs see, which `regedit.exe` shows as `SOFTWARE\WOW6432Node`. */
  VIEW_32 = '32',
}

/** Options for a key. */
export interface RegistryKeyOptions {
  /**
   * Which programs see the values.
   * @default RegistryView.VIEW_64
   * @see https://learn.microsoft.com/en-us/windows/win32/winprog64/registry-redirector
   */
  readonly view?: RegistryView;

  /**
   * Why the key sets sensitive values: values that decide what runs as LocalSystem or whom Windows
   * trusts, such as the values of `Winlogon` and `Lsa` or the start types of services. One line of
   * up to 250 characters. The ConfigMap contains it as `sensitiveReason`, where reviewers and
   * policies can find it.
   * @default - sensitive values are an error
   */
  readonly reason?: string;
}

/** Options for a value, or for the removal of a key. */
export interface RegistryValueOptions {
  /**
   * When the change takes effect.
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
 * Values of a registry key below HKEY_LOCAL_MACHINE. Each call adds one value and returns a new
 * object. With `removedWithContent`, the key does not exist.
 *
 * Other values of the key stay as they are. The agent creates a missing key. Keys named `Policies`
 * belong to group policies. If a group policy of the domain sets the same value, the policy and the
 * agent undo each other: set the value in the policy instead.
 *
 * Never put a secret into a value. The ConfigMap contains it, and every user of the node can read
 * most keys.
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
   * Creates a setting without values. Add at least one value to it.
   * @param key the key without the hive, such as `SOFTWARE\Contoso`. A slash is part of a name.
   * @throws if the key contains credentials, if Windows reserves it, or if it is an alias of
   * another key
   */
  public static localMachine(key: string, options: RegistryKeyOptions = {}): RegistryKey {
    checkKeys('RegistryKey.localMachine', options, keyOptions);
    const { view = RegistryView.VIEW_64, reason } = options;
    if (!Object.values(RegistryView).includes(view)) {
      throw userError({ message: `RegistryKey ${quoted(key)}: view is ${quoted(view)}`, fix: 'Use RegistryView.VIEW_64 or RegistryView.VIEW_32.' });
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
   * Returns a key below this key, with the same options and without values.
   * @param name the name of the key, or several names with one backslash between them, such as
   * `Protocols\\TLS 1.0`
   * @throws if the name starts or ends with a backslash, if this key has values, or if
   * `localMachine` does not accept the key
   */
  public below(name: string): RegistryKey {
    const { key, view, reason, values } = this;
    if (typeof name !== 'string' || name === '' || name.split('\\').includes('')) {
      throw userError({ message: `RegistryKey ${quoted(key)}: below(${quoted(name)}) does not name a key`, fix: 'Use names with one backslash between them, and none at the start and the end.' });
    }
    if (values.length > 0) {
      throw userError({
        message: `RegistryKey ${quoted(key)}: below(${quoted(name)}) would drop the values of this key`,
        fix: 'Call below(name) before you add values, and list both keys as settings.',
      });
    }
    return RegistryKey.localMachine(`${key}\\${name}`, { view: view === 32 ? RegistryView.VIEW_32 : RegistryView.VIEW_64, reason });
  }

  /**
   * States that this key does not exist. **The agent deletes the key with all values and keys in
   * it, regardless of who created them.** Before that, it records the keys, their permissions and
   * their values on the node, so that `absent()` can restore what is missing. What appears in the
   * key later is deleted without a record.
   *
   * If the key contains a symbolic link, a key that the agent cannot open, or more than 1000 keys,
   * 4000 values or 256 KiB, the setting fails, and nothing is deleted.
   * @throws if the key has values in your code, if Windows or its services need the key or a key in
   * it, or if the key configures Windows and has no reason
   */
  public removedWithContent(options: RegistryValueOptions = {}): NodeSetting {
    const { key, view, reason, values } = this;
    checkKeys(`RegistryKey ${quoted(key)}: removedWithContent`, options, valueOptions);
    checkEffect(`RegistryKey ${quoted(key)}: effect of removedWithContent`, options.effect);
    if (values.length > 0) {
      throw userError({ message: `RegistryKey ${quoted(key)}: removedWithContent would remove the values that you set`, fix: 'Leave the values out, or keep the key.' });
    }
    const sensitive = sensitiveRemovalProblem(key);
    throwProblem(removedKeyProblem(key) ?? (reason === undefined ? sensitive : undefined));
    return new RemovedRegistryKey({
      id: `removedRegistryKey/${view}/${key.toLowerCase()}`,
      kind: 'removedRegistryKey',
      ensure: literalOf(Ensure.PRESENT),
      key,
      view,
      sensitiveReason: sensitive === undefined ? undefined : reason,
      takesEffect: options.effect?._desired(),
    });
  }

  /**
   * Adds a string (REG_SZ).
   * @param name the name of the value, or an empty string for the default value of the key
   * @throws if the key already has a value with this name, if the data is not valid, or if the
   * value is sensitive and the key has no reason
   */
  public plainString(name: string, data: string, options: RegistryValueOptions = {}): RegistryKey {
    return this.with('string', name, options, data);
  }

  /**
   * Adds a string in which programs replace `%NAME%` with environment variables (REG_EXPAND_SZ).
   * The agent writes and compares the string without replacing them.
   */
  public expandString(name: string, data: string, options: RegistryValueOptions = {}): RegistryKey {
    return this.with('expandString', name, options, data);
  }

  /** Adds a list of strings that are not empty (REG_MULTI_SZ). */
  public multiString(name: string, data: string[], options: RegistryValueOptions = {}): RegistryKey {
    return this.with('multiString', name, options, Array.isArray(data) ? [...data] : data);
  }

  /** Adds a whole number from 0 to 4294967295 (REG_DWORD). */
  public dword(name: string, data: number, options: RegistryValueOptions = {}): RegistryKey {
    return this.with('dword', name, options, data);
  }

  /** Adds a whole number from 0 to 18446744073709551615, written as a string (REG_QWORD). */
  public qword(name: string, data: string, options: RegistryValueOptions = {}): RegistryKey {
    return this.with('qword', name, options, data);
  }

  /** Adds bytes, written as two hexadecimal digits each (REG_BINARY). */
  public binary(name: string, data: string, options: RegistryValueOptions = {}): RegistryKey {
    return this.with('binary', name, options, typeof data === 'string' ? data.toLowerCase() : data);
  }

  /** Adds a value without type and data, which matters only because it exists (REG_NONE). */
  public none(name: string, options: RegistryValueOptions = {}): RegistryKey {
    return this.with('none', name, options);
  }

  /**
   * States that the key has no value with this name. The agent deletes an existing value,
   * regardless of who created it, and keeps its data on the node so that `absent()` can restore it.
   */
  public withoutValue(name: string, options: RegistryValueOptions = {}): RegistryKey {
    return this.with('missing', name, options);
  }

  /** @internal */
  public _parts(): SettingPart<RegistryValueSetting>[] {
    const { key, view, reason, values } = this;
    if (values.length === 0) {
      throw userError({ message: `RegistryKey ${quoted(key)} has no values`, fix: 'Add a value, such as .dword(\'Enabled\', 1). To delete the key, use .removedWithContent().' });
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
        // Only for sensitive values: other values with and without a reason are the same setting.
        sensitiveReason: sensitivePlaceProblem({ key, name }) === undefined ? undefined : reason,
        takesEffect: effect?._desired(),
      },
      claims: [NodeClaim.registryValue({ key, name, view }, { does: type === 'missing' ? 'removes it' : `sets it to ${quoted(data ?? '')}`, state: `${type} ${data}` })],
      needs: type === 'missing' ? [] : NodeNeed.registryKeysAround({ key, view }, { does: `sets value ${quoted(name)} in it` }),
    }));
  }

  private with(type: RegistryType, name: string, options: RegistryValueOptions, data?: Value['data']): RegistryKey {
    const { key, view, reason, values } = this;
    checkKeys(`RegistryKey ${quoted(key)}: value ${quoted(name)}`, options, valueOptions);
    checkEffect(`RegistryKey ${quoted(key)}: effect of value ${quoted(name)}`, options.effect);
    throwProblem(valueNameProblem(name)
      ?? registryDataProblem(name, type, data)
      ?? (reason === undefined ? sensitivePlaceProblem({ key, name }) : undefined));
    if (values.some((value) => value.name.toLowerCase() === name.toLowerCase())) {
      throw userError({ message: `RegistryKey ${quoted(key)}: value ${quoted(name)} is set twice`, fix: 'Leave one out. Windows ignores the case of names.' });
    }
    return new RegistryKey(key, view, reason, [...values, { name, type, data, effect: options.effect }]);
  }
}

/** The absence of a key. */
class RemovedRegistryKey extends NodeSetting {
  public constructor(private readonly desired: RemovedRegistryKeySetting) {
    super();
  }

  /** @internal */
  public _parts(): SettingPart<RemovedRegistryKeySetting>[] {
    const { desired } = this;
    return [{ desired, claims: [NodeClaim.removedRegistryKey({ key: desired.key, view: desired.view })], needs: [] }];
  }
}
