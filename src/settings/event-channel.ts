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

/** What becomes of new events when an event log has reached its size. */
export enum EventRetention {
  /** They replace the oldest ones. */
  OVERWRITE = 'overwrite',
  /** The log is put aside as a file of its own, and a new one begins. Nothing removes the files again: see to the disk. */
  ARCHIVE = 'archive',
  /** They are lost, until somebody clears the log. */
  DO_NOT_OVERWRITE = 'doNotOverwrite',
}

/** What is to be so about an event channel. What is left out stays as it is. */
export interface EventChannelOptions {
  /**
   * Whether events are written. Application, Security, Setup and System are always on.
   * @default - as it is
   */
  readonly enabled?: boolean;

  /**
   * How large the log may grow: from 1 MiB, in steps of 64 KiB. A log that is larger shrinks when it is cleared.
   * @default - as it is: mostly 1 or 20 MiB, which is hours of a busy Security log
   */
  readonly maximumSize?: Size;

  /**
   * What becomes of new events when that size is reached.
   * @default - as it is: mostly `EventRetention.OVERWRITE`
   */
  readonly retention?: EventRetention;

  /**
   * Groups whose members may read the channel, besides those who may already. `Event Log Readers` may read all of them.
   * @default - nobody else
   */
  readonly readers?: LocalGroup[];
}

const keys: KeysOf<EventChannelOptions> = { enabled: true, maximumSize: true, retention: true, readers: true };

/** The registry values that hold these options, in all the keys of a channel. */
const configuredValues = ['MaxSize', 'MaxSizeUpper', 'Retention', 'AutoBackupLogFiles', 'Enabled'];

/**
 * An event log of Windows: `Security`, `System`, or a channel such as `Microsoft-Windows-TaskScheduler/Operational`. A group policy that
 * says otherwise wins, and is reported. Settings that no policy and no option names stay as they are.
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
   * A channel that is there: a missing one is reported, and not made.
   * @param name its full name, as `wevtutil.exe enum-logs` shows it
   * @throws for analytic and debug channels, for sizes that the event log does not take, and for switching off what audits count on
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
    checkList(`readers of event channel ${quoted(name)}`, readers);
    checkEnabled(name, enabled);
    if (retention !== undefined) {
      checkMember(`retention of event channel ${quoted(name)}`, retention, 'EventRetention', EventRetention);
    }
    const fields = { enabled, maximumSizeBytes: checkedSize(name, options.maximumSize), retention: retention && literalOf(retention) };
    const configures = Object.values(fields).some((value) => value !== undefined);
    if (!configures && readers.length === 0) {
      throw userError({ message: `event channel ${quoted(name)} is to be left as it is`, fix: 'Set enabled, maximumSize, retention or readers.' });
    }
    this.readers = readers.map((reader) => checkedReader(name, reader));
    this.configuration = configures ? configuration(name, fields) : undefined;
  }

  /** @internal */
  public _parts(): SettingPart[] {
    return this.partsWith(LocalGroupGrant.eventChannel(this.name), this.configuration);
  }

  /**
   * The groups stay: readers lose this channel only.
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
    throw userError({ message: `enabled of event channel ${quoted(name)} is ${quoted(enabled)}`, fix: 'Use true or false.' });
  }
  if (enabled === false && keptChannels.includes(name.toLowerCase())) {
    throw userError({ message: `event channel ${quoted(name)} cannot be switched off: audits count on it`, fix: 'Leave enabled out. A small maximumSize saves space.' });
  }
}

function checkedSize(name: string, size: Size | undefined): number | undefined {
  if (size === undefined) {
    return undefined;
  }
  if (typeof size?.toKibibytes !== 'function') {
    throw userError({ message: `maximumSize of event channel ${quoted(name)} is ${quoted(size)}`, fix: 'Use a Size, such as Size.mebibytes(512).' });
  }
  const kibibytes = size.toKibibytes();
  const bytes = kibibytes * 1024;
  if (bytes % CHANNEL_SIZE_STEP !== 0 || bytes < SMALLEST_CHANNEL || bytes > LARGEST_CHANNEL) {
    throw userError({
      message: `maximumSize of event channel ${quoted(name)} is ${kibibytes} KiB, which the event log does not take as it is`,
      fix: 'Give a multiple of 64 KiB from 1 MiB to 2 TiB less 64 KiB, such as Size.mebibytes(512).',
    });
  }
  return bytes;
}

function checkedReader(name: string, reader: LocalGroup): LocalGroup {
  if (!(reader instanceof LocalGroup)) {
    throw userError({ message: `event channel ${quoted(name)} has the reader ${quoted(reader)}, which is no group`, fix: 'Use LocalGroup.define(...) or LocalGroup.existing(...).' });
  }
  return reader;
}
