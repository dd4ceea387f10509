import type { Construct } from 'constructs';
import { quoted, userError, visible } from '../facts/errors';
import { Finding, Severity } from '../rules';

/** What happens to the warnings of constructs when an app is synthesized. */
export enum SynthWarnings {
  /** Each warning is printed on stderr once. */
  PRINT = 'print',
  /** Each warning makes the synth fail, as errors do. */
  FAIL = 'fail',
  /** Warnings are only in the `findings` of the workload. */
  HIDE = 'hide',
}

/** The environment variable that overrides the choice of the app. */
const VARIABLE = 'CDK8S_HOSTPROCESS_WARNINGS';
const choices = Object.values(SynthWarnings) as readonly string[];

/** What to do with warnings: the environment variable, or the choice of the app. */
export function synthWarnings(chosen: SynthWarnings): SynthWarnings {
  const override = process.env[VARIABLE] ?? '';
  return override === '' ? chosen : checkSynthWarnings(`the environment variable ${VARIABLE}`, override);
}

/** Throws for a value that is not a choice. */
export function checkSynthWarnings(what: string, value: unknown): SynthWarnings {
  if (!choices.includes(value as string)) {
    throw userError({ message: `${what} is ${quoted(value)}`, fix: `Use ${choices.join(', ')} (SynthWarnings), or leave it out.` });
  }
  return value as SynthWarnings;
}

/** The findings that make the synth fail. Suppressed findings never do. */
export function failing(findings: readonly Finding[], warnings: SynthWarnings): Finding[] {
  return findings.filter(({ severity, suppression }) => (
    suppression === undefined && (severity === Severity.ERROR || warnings === SynthWarnings.FAIL)
  ));
}

const printed = new WeakMap<Construct, Set<string>>();

/**
 * Prints the warnings of a workload that were not printed before. cdk8s validates a workload once
 * per chart of its app. The lines have the form of the errors that cdk8s prints.
 */
export function printWarnings(workload: Construct, findings: readonly Finding[]): void {
  const known = printed.get(workload) ?? new Set();
  printed.set(workload, known);
  for (const { severity, suppression, text } of findings) {
    if (severity === Severity.WARNING && suppression === undefined && !known.has(text)) {
      known.add(text);
      process.stderr.write(visible(`warning: [${workload.node.path}] ${text}`) + '\n');
    }
  }
}
