import { Size } from 'cdk8s';
import type { EventChannelSetting } from './desired-state/desired-setting';
import { Ensure } from './desired-state/ensure';
import { literalOf } from './desired-state/literal-of';
import { NodeClaim } from './desired-state/node-claim';
import { absentPart, NodeSetting } from './desired-state/node-setting';
import type { SettingPart } from './desired-state/setting-part';
import { LocalGroup } from './groups/local-group';
import { LocalGroupGrant } from './groups/local-group-grant';
import { quoted, throwProblem, userError } from '../facts/errors';
import { CHANNEL_SIZE_STEP, channelNameProblem, channelRegistryKeys, keptChannels, LARGEST_CHANNEL, SMALLEST_CHANNEL, tracingChannelProblem } from '../facts/event-channels';
import { checkList, checkMember } from '../facts/members';
import { checkKeys, KeysOf } from '../facts/unknown-keys';

/** What happens to new events when an event log reaches its maximum size. */
export enum EventRetention {
  /** They replace the oldest events. */
  OVERWRITE = 'overwrite',
  /**
   * Windows saves the full log to a separate file and starts a new log. Nothing removes these
   * files, so watch the free disk space.
   */
  ARCHIVE = 'archive',
  /** They are lost until someone clears the log. */
  DO_NOT_OVERWRITE = 'doNotOverwrite',
}

/** Options for an event channel. Options that you do not set stay as they are on the node. */
export interface EventChannelOptions {
  /**
   * Whether events are written. Application, Security, Setup and System are always on.
   * @default - as it is
   */
  readonly enabled?: boolean;

  /**
   * The maximum size of the log: at least 1 MiB, and a multiple of 64 KiB. A log that is already
   * larger shrinks when it is cleared.
   * @default - as it is: usually 1 or 20 MiB, which a busy Security log fills in hours
   */
  readonly maximumSize?: Size;

  /**
   * What happens to new events when the log reaches its maximum size.
   * @default - as it is: usually `EventRetention.OVERWRITE`
   */
  readonly retention?: EventRetention;

  /**
   * Groups whose members can read the channel, in addition to the accounts that already can.
   * Members of `Event Log Readers` can read all channels.
   * @default - no additional groups
   */
  readonly readers?: LocalGroup[];
}

const keys: KeysOf<EventChannelOptions> = { enabled: true, maximumSize: true, retention: true, readers: true };

/** The registry values that contain these options, in all the keys of a channel. */
const configuredValues = ['MaxSize', 'MaxSizeUpper', 'Retention', 'AutoBackupLogFiles', 'Enabled'];

/**
 * An event log of Windows: `Security`, `System`, or a channel such as
 * `Microsoft-Windows-TaskScheduler/Operational`. If a group policy sets another value, the policy
 * takes precedence and the agent reports it. Properties that neither a policy nor an option sets
 * stay as they are.
 *
 * @see https://learn.microsoft.com/en-us/windows/win32/wes/defining-channels
 *
 * @example
 * new WindowsNodeSettings(chart, 'event-logs', {
 *   settings: [
 *     EventChannel.of('Security', { maximumSize: Size.gibibytes(1), retention: EventRetention.ARCHIVE }),
 *   ],
 * });
 */
export class EventChannel extends NodeSetting {
  /**
   * A channel that exists. The agent reports a missing channel and does not create it.
   * @param name the full name of the channel, as `wevtutil.exe enum-logs` shows it
   * @throws if the channel is an analytic or debug channel, if the event log does not support the
   * size, or if the options switch off a channel that audits rely on
   */
  public static of(name: string, options: EventChannelOptions): EventChannel {
    checkKeys('EventChannel.of', options ?? {}, keys);
    throwProblem(channelNameProblem(name) ?? tracingChannelProblem(name));
    return new EventChannel(name, options ?? {});
  }

  private readonly readers: readonly LocalGroup[];
  private readonly configuration?: SettingPart<EventChannelSetting>;

  private constructor(
    /** Name of the channel. */
    public readonly name: string,
    options: EventChannelOptions,
  ) {
    super();
    const { enabled, retention, readers = [] } = options;
    checkList(`EventChannel ${quoted(name)}: readers`, readers);
    checkEnabled(name, enabled);
    if (retention !== undefined) {
      checkMember(`EventChannel ${quoted(name)}: retention`, retention, 'EventRetention', EventRetention);
    }
    const fields = { enabled, maximumSizeBytes: checkedSize(name, options.maximumSize), retention: retention && literalOf(retention) };
    const configures = Object.values(fields).some((value) => value !== undefined);
    if (!configures && readers.length === 0) {
      throw userError({ message: `EventChannel ${quoted(name)} sets no option`, fix: 'Set enabled, maximumSize, retention or readers.' });
    }
    this.readers = readers.map((reader) => checkedReader(name, reader));
    this.configuration = configures ? configuration(name, fields) : undefined;
  }

  /** @internal */
  public _parts(): SettingPart[] {
    return this.partsWith(LocalGroupGrant.eventChannel(this.name), this.configuration);
  }

  /**
   * The groups stay. The readers only lose access to this channel.
   * @internal
   */
  public override _absentParts(): SettingPart[] {
    return this.partsWith(LocalGroupGrant.eventChannel(this.name).absent(), this.configuration && absentPart(this.configuration));
  }

  private partsWith(grant: LocalGroupGrant, configured?: SettingPart): SettingPart[] {
    return [...this.readers.flatMap((reader) => reader._partsWith(grant)), ...configured === undefined ? [] : [configured]];
  }
}

function configuration(
  channel: string, fields: Pick<EventChannelSetting, 'enabled' | 'maximumSizeBytes' | 'retention'>,
): SettingPart<EventChannelSetting> {
  return {
    desired: { id: `eventChannel/${channel.toLowerCase()}`, kind: 'eventChannel', ensure: literalOf(Ensure.PRESENT), channel, ...fields },
    claims: channelRegistryKeys(channel).flatMap((key) => configuredValues.map((name) => NodeClaim.registryValue({ key, name }, {
      does: `configures event channel ${quoted(channel)}`,
      fix: 'Set it in EventChannel, and leave the RegistryKey out.',
    }))),
    needs: [],
  };
}

function checkEnabled(name: string, enabled: boolean | undefined): void {
  if (enabled !== undefined && typeof enabled !== 'boolean') {
    throw userError({ message: `EventChannel ${quoted(name)}: enabled is ${quoted(enabled)}`, fix: 'Use true or false.' });
  }
  if (enabled === false && keptChannels.includes(name.toLowerCase())) {
    throw userError({
      message: `EventChannel ${quoted(name)}: enabled cannot be false, because audits rely on this channel`,
      fix: 'Leave enabled out. To save space, set a small maximumSize.',
    });
  }
}

function checkedSize(name: string, size: Size | undefined): number | undefined {
  if (size === undefined) {
    return undefined;
  }
  if (typeof size?.toKibibytes !== 'function') {
    throw userError({ message: `EventChannel ${quoted(name)}: maximumSize is ${quoted(size)}`, fix: 'Use a Size, such as Size.mebibytes(512).' });
  }
  const kibibytes = size.toKibibytes();
  const bytes = kibibytes * 1024;
  if (bytes % CHANNEL_SIZE_STEP !== 0 || bytes < SMALLEST_CHANNEL || bytes > LARGEST_CHANNEL) {
    throw userError({
      message: `EventChannel ${quoted(name)}: maximumSize is ${kibibytes} KiB, which is not a size that the event log supports`,
      fix: 'Use a multiple of 64 KiB, at least 1 MiB and less than 2 TiB, such as Size.mebibytes(512).',
    });
  }
  return bytes;
}

function checkedReader(name: string, reader: LocalGroup): LocalGroup {
  if (!(reader instanceof LocalGroup)) {
    throw userError({
      message: `EventChannel ${quoted(name)}: readers must be objects of LocalGroup, got ${quoted(reader)}`,
      fix: 'Use LocalGroup.define(...) or LocalGroup.existing(...).',
    });
  }
  return reader;
}
