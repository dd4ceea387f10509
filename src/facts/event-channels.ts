import { Problem, quoted } from './errors';
import { channelName } from './setting-grammars';
import { unreplacedNameProblem } from './unreplaced-template';

/** Logs on which Windows and auditors depend. They stay enabled. */
export const keptChannels = ['application', 'security', 'setup', 'system'];

/**
 * The unit of the size of a channel, and the smallest and largest size that the event log accepts,
 * in bytes.
 */
export const CHANNEL_SIZE_STEP = 64 * 1024;
export const SMALLEST_CHANNEL = 1024 * 1024;
export const LARGEST_CHANNEL = 2 ** 41 - CHANNEL_SIZE_STEP;

/** Why a string is not the name of an event channel, or undefined. */
export function channelNameProblem(name: string): Problem | undefined {
  return channelName.matches(name) && name.trim() === name ? unreplacedNameProblem('event channel', name) : {
    message: `event channel ${quoted(name)} is not a valid channel name`, fix: 'Use the full name, as wevtutil.exe enum-logs shows it.',
  };
}

/** Why a channel must not be configured, as far as its name tells, or undefined. */
export function tracingChannelProblem(name: string): Problem | undefined {
  return /\/(?:Analytic|Debug)$/iu.test(name) ? {
    message: `event channel ${quoted(name)} is for tracing: users enable it temporarily to find an error, and cannot read it while it is enabled`,
    fix: 'Use an administrative or operational channel.',
  } : undefined;
}

/**
 * The keys in which Windows keeps a channel and its access rights. The key of the policies has
 * precedence over the other two.
 */
export function channelRegistryKeys(channel: string): string[] {
  return [
    String.raw`SYSTEM\CurrentControlSet\Services\EventLog`,
    String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\WINEVT\Channels`,
    String.raw`SOFTWARE\Policies\Microsoft\Windows\EventLog`,
  ].map((root) => `${root}\\${channel}`);
}
