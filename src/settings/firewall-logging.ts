import { Size } from 'cdk8s';
import type { FirewallLoggingSetting } from './desired-state/desired-setting';
import { Ensure } from './desired-state/ensure';
import { literalOf } from './desired-state/literal-of';
import { NodeClaim } from './desired-state/node-claim';
import { NeedOrder, NodeNeed } from './desired-state/node-need';
import { NodeSetting } from './desired-state/node-setting';
import type { SettingPart } from './desired-state/setting-part';
import { checkedProfiles, FirewallProfile } from './firewall-profile';
import { quoted, userError } from '../facts/errors';
import { firewallLogKeys, firewallLogProblem, LARGEST_FIREWALL_LOG, SMALLEST_FIREWALL_LOG } from '../facts/firewall';
import { agentPath } from '../facts/grantable-paths';
import { checkKeys, KeysOf } from '../facts/unknown-keys';

/** Options for the log of the Windows firewall. Options that you do not set stay as they are. */
export interface FirewallLoggingOptions {
  /**
   * The profiles whose logging you set.
   * @default - all profiles
   */
  readonly profiles?: FirewallProfile[];

  /**
   * Whether the firewall logs packets that it drops.
   * @default - as it is: usually false
   */
  readonly droppedPackets?: boolean;

  /**
   * Whether the firewall logs connections that it allows. On a busy node, this fills the log fast.
   * @default - as it is: usually false
   */
  readonly allowedConnections?: boolean;

  /**
   * The largest size of the log file: 1 to 32767 KiB, in whole KiB. When the file reaches this
   * size, the firewall discards old entries.
   * @default - as it is: usually 4096 KiB
   */
  readonly maximumSize?: Size;

  /**
   * The log file: an absolute path of up to 240 characters that ends with `.log`, without
   * environment variables. Its folder must exist, and the service `mpssvc` must be able to write to
   * it. Windows permits that in `C:/Windows/System32/LogFiles/Firewall`.
   * @default - as it is: usually `C:/Windows/System32/LogFiles/Firewall/pfirewall.log`
   */
  readonly file?: string;
}

const keys: KeysOf<FirewallLoggingOptions> = { profiles: true, droppedPackets: true, allowedConnections: true, maximumSize: true, file: true };

/** The fields of an entry besides the profile, with the registry values that contain them. */
const registryValues = {
  logBlocked: 'LogDroppedPackets', logAllowed: 'LogSuccessfulConnections', maximumSizeKilobytes: 'LogFileSize', fileName: 'LogFilePath',
} as const;
type LoggingField = keyof typeof registryValues;

/**
 * What the Windows firewall writes to its log, by profile. If a group policy sets another value,
 * the policy takes precedence and the agent reports it. The setting changes only logging: it does
 * not switch the firewall on or off, and does not change default actions.
 *
 * @see https://learn.microsoft.com/en-us/windows/security/operating-system-security/network-security/windows-firewall/configure-logging
 *
 * @example
 * new WindowsNodeSettings(chart, 'firewall-log', {
 *   settings: [
 *     FirewallLogging.of({ droppedPackets: true, maximumSize: Size.mebibytes(16) }),
 *   ],
 * });
 */
export class FirewallLogging extends NodeSetting {
  /**
   * Sets the logging of the named profiles.
   * @throws if no option is set, or if a profile, the size or the path of the file is not valid
   */
  public static of(options: FirewallLoggingOptions): FirewallLogging {
    checkKeys('FirewallLogging.of', options ?? {}, keys);
    return new FirewallLogging(options ?? {});
  }

  private readonly profiles: readonly FirewallProfile[];
  private readonly fields: Pick<FirewallLoggingSetting, LoggingField>;

  private constructor(options: FirewallLoggingOptions) {
    super();
    const { profiles = Object.values(FirewallProfile), droppedPackets, allowedConnections, maximumSize, file } = options;
    this.profiles = checkedProfiles('FirewallLogging', profiles);
    this.fields = {
      logBlocked: checkedSwitch('droppedPackets', droppedPackets),
      logAllowed: checkedSwitch('allowedConnections', allowedConnections),
      maximumSizeKilobytes: checkedSize(maximumSize),
      fileName: checkedFile(file),
    };
    if (Object.values(this.fields).every((value) => value === undefined)) {
      throw userError({ message: 'FirewallLogging sets no option', fix: 'Set droppedPackets, allowedConnections, maximumSize or file.' });
    }
  }

  /** @internal */
  public _parts(): SettingPart<FirewallLoggingSetting>[] {
    const { fileName } = this.fields;
    const values = Object.keys(registryValues).filter((field) => this.fields[field as LoggingField] !== undefined)
      .map((field) => registryValues[field as LoggingField]);
    return this.profiles.map((profile) => ({
      desired: {
        id: `firewallLogging/${profile.toLowerCase()}`,
        kind: 'firewallLogging',
        ensure: literalOf(Ensure.PRESENT),
        profile: literalOf(profile),
        ...this.fields,
      },
      claims: firewallLogKeys(profile).flatMap((key) => values.map((name) => NodeClaim.registryValue({ key, name }, {
        does: `sets the logging of the firewall profile ${profile}`,
        fix: 'Set it in FirewallLogging, and leave the RegistryKey out.',
      }))),
      needs: fileName === undefined ? [] : [
        ...NodeNeed.foldersAround(fileName, { order: NeedOrder.MADE_FIRST_REMOVED_LAST }),
        NodeNeed.item(fileName, 'file', { does: 'makes it the log of the firewall' }),
      ],
    }));
  }
}

function checkedSwitch(option: string, value: boolean | undefined): boolean | undefined {
  if (value !== undefined && typeof value !== 'boolean') {
    throw userError({ message: `FirewallLogging: ${option} is ${quoted(value)}`, fix: 'Use true or false.' });
  }
  return value;
}

function checkedSize(size: Size | undefined): number | undefined {
  if (size === undefined) {
    return undefined;
  }
  if (typeof size?.toKibibytes !== 'function') {
    throw userError({ message: `FirewallLogging: maximumSize is ${quoted(size)}`, fix: 'Use a Size, such as Size.mebibytes(16).' });
  }
  const kibibytes = size.toKibibytes();
  if (!Number.isInteger(kibibytes) || kibibytes < SMALLEST_FIREWALL_LOG || kibibytes > LARGEST_FIREWALL_LOG) {
    throw userError({
      message: `FirewallLogging: maximumSize is ${kibibytes} KiB, which is not a size that the firewall supports`,
      fix: `Use whole KiB from ${SMALLEST_FIREWALL_LOG} to ${LARGEST_FIREWALL_LOG}, such as Size.mebibytes(16).`,
    });
  }
  return kibibytes;
}

function checkedFile(file: string | undefined): string | undefined {
  if (file === undefined) {
    return undefined;
  }
  const problem = firewallLogProblem(file);
  if (problem !== undefined) {
    throw userError({ ...problem, message: `FirewallLogging: file ${problem.message}` });
  }
  return agentPath(file);
}
