import { Problem, quoted } from './errors';
import { channelName } from './setting-grammars';

/** Logs that Windows and everybody who audits it count on: they stay on. */
export const keptChannels = ['application', 'security', 'setup', 'system'];

/** What a size is a multiple of, and the least and most that the event log takes. */
export const CHANNEL_SIZE_STEP = 64 * 1024;
export const SMALLEST_CHANNEL = 1024 * 1024;
export const LARGEST_CHANNEL = 2 ** 41 - CHANNEL_SIZE_STEP;

/** Why a text is not the name of an event channel, or undefined. */
export function channelNameProblem(name: string): Problem | undefined {
  return channelName.matches(name) && name.trim() === name ? undefined : {
    message: `event channel ${quoted(name)} is not the name of a channel`, fix: 'Give its full name, as wevtutil.exe enum-logs shows it.',
  };
}

/** Why a channel is not one to configure: by its name, as far as the name tells. */
export function tracingChannelProblem(name: string): Problem | undefined {
  return /\/(?:Analytic|Debug)$/iu.test(name) ? {
    message: `event channel ${quoted(name)} is for tracing: it is switched on for a while by whoever looks for an error, and cannot be read meanwhile`,
    fix: 'Name an administrative or operational channel.',
  } : undefined;
}

/** The keys in which Windows keeps a channel, and who may read it. Those of the policies win over both others. */
export function channelRegistryKeys(channel: string): string[] {
  return [
    String.raw`SYSTEM\CurrentControlSet\Services\EventLog`,
    String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\WINEVT\Channels`,
    String.raw`SOFTWARE\Policies\Microsoft\Windows\EventLog`,
  ].map((root) => `${root}\\${channel}`);
}
