import { ApiObjectMetadata, Duration } from 'cdk8s';
import { checkInteger, quoted, userError } from '../../facts/errors';
import { checkLabels } from '../../facts/kubernetes-names';
import { wholeSeconds } from '../../facts/members';
import { PROJECT_URL } from '../../facts/project';
import { checkKeys, KeysOf } from '../../facts/unknown-keys';

/** Options for the alerts of node settings. Durations are whole seconds, at least 1. */
export interface NodeSettingsAlertOptions {
  /**
   * The construct id of the PrometheusRule. Required for a second one.
   * @default "PrometheusRule"
   */
  readonly id?: string;

  /**
   * Labels by which Prometheus finds the PrometheusRule, such as
   * `{ release: 'kube-prometheus-stack' }`.
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Metadata of the PrometheusRule.
   * @default - a generated name, and the namespace of the DaemonSet
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Labels of every alert, such as `{ team: 'platform' }`. Names consist of letters, digits and
   * underscores. For the label `severity`, use the option `severity`.
   * @default - none
   */
  readonly alertLabels?: { [key: string]: string };

  /**
   * The label `severity` of every alert.
   * @default "warning"
   */
  readonly severity?: string;

  /**
   * The annotation `runbook_url` of every alert.
   * @default - the section "Alerts" on the page about the node agent
   */
  readonly runbookUrl?: string;

  /**
   * Time since the last pass after which an agent counts as stopped. More than 1.1 times `every`,
   * because the agent adds up to 10% to each interval. An error if `every` is not set.
   * @default - twice `every`, and 15 minutes
   */
  readonly staleAfter?: Duration;

  /**
   * How long a setting must have failed, or the metrics of a node must have been missing.
   * @default Duration.minutes(30)
   */
  readonly failedFor?: Duration;

  /**
   * How long a node must have differed from a setting that the agent only reports, as in audit
   * mode.
   * @default Duration.hours(1)
   */
  readonly driftFor?: Duration;

  /**
   * How long a change must have waited for a restart, or Windows for a reboot.
   * @default Duration.days(7)
   */
  readonly restartPendingFor?: Duration;

  /**
   * How long before the certificate of a `TrustedCertificate` expires.
   * @default Duration.days(30)
   */
  readonly certificateExpiresWithin?: Duration;
}

const alertKeys: KeysOf<NodeSettingsAlertOptions> = {
  id: true, labels: true, metadata: true, alertLabels: true, severity: true, runbookUrl: true, staleAfter: true, failedFor: true, driftFor: true,
  restartPendingFor: true, certificateExpiresWithin: true,
};

/** The options with their defaults. Times are in seconds. */
export interface AlertTerms {
  readonly labels: Readonly<Record<string, string>>;
  readonly severity: string;
  readonly runbookUrl: string;
  /** Undefined if the agent runs once per pod. */
  readonly staleAfter?: number;
  readonly failedFor: number;
  readonly driftFor: number;
  readonly restartPendingFor: number;
  readonly certificateExpiresWithin: number;
}

const [MINUTE, HOUR, DAY] = [60, 3600, 86_400];

/** Throws if an option is not valid. `every` is the interval of the agent in seconds. */
export function alertTerms(what: string, options: NodeSettingsAlertOptions, every: number | undefined): AlertTerms {
  checkKeys(what, options, alertKeys);
  checkLabels(options.labels);
  checkAlertLabels(what, options.alertLabels ?? {});
  for (const key of ['severity', 'runbookUrl'] as const) {
    const value = options[key];
    if (value !== undefined && (typeof value !== 'string' || value === '')) {
      throw userError({ message: `${what}: ${key} is ${quoted(value)}`, fix: 'Use a string that is not empty, or omit it.' });
    }
  }
  const seconds = (key: 'failedFor' | 'driftFor' | 'restartPendingFor' | 'certificateExpiresWithin', otherwise: number) => (
    atLeastOne(`${what}: ${key}`, options[key]) ?? otherwise
  );
  return {
    labels: options.alertLabels ?? {},
    severity: options.severity ?? 'warning',
    runbookUrl: options.runbookUrl ?? `${PROJECT_URL}/blob/main/docs/node-agent.md#alerts`,
    staleAfter: staleAfter(what, options.staleAfter, every),
    failedFor: seconds('failedFor', 30 * MINUTE),
    driftFor: seconds('driftFor', HOUR),
    restartPendingFor: seconds('restartPendingFor', 7 * DAY),
    certificateExpiresWithin: seconds('certificateExpiresWithin', 30 * DAY),
  };
}

function staleAfter(what: string, duration: Duration | undefined, every: number | undefined): number | undefined {
  const seconds = atLeastOne(`${what}: staleAfter`, duration);
  if (seconds === undefined) {
    // An agent waits at most ten minutes for another agent.
    return every && 2 * every + 15 * MINUTE;
  }
  if (every === undefined) {
    throw userError({
      message: `${what}: staleAfter is set, but every is not, so the agent runs once per pod`,
      fix: 'Set every, or omit staleAfter.',
    });
  }
  if (seconds <= every * 11 / 10) {
    throw userError({
      message: `${what}: staleAfter of ${seconds} s is too short for an agent with a pass every ${every} s, which waits up to 10% longer`,
      fix: `Use more than ${Math.ceil(every * 11 / 10)} seconds, or omit staleAfter.`,
    });
  }
  return seconds;
}

function atLeastOne(what: string, duration: Duration | undefined): number | undefined {
  const seconds = wholeSeconds(what, duration);
  if (seconds !== undefined) {
    checkInteger(`${what} in seconds`, seconds, { min: 1 });
  }
  return seconds;
}

/** @see https://prometheus.io/docs/concepts/data_model/ */
function checkAlertLabels(what: string, labels: { readonly [name: string]: string }): void {
  if (typeof labels !== 'object' || labels === null || Array.isArray(labels)) {
    throw userError({ message: `${what}: alertLabels must be an object, got ${quoted(labels)}`, fix: 'Use an object with names and values.' });
  }
  for (const [name, value] of Object.entries(labels)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/u.test(name) || name.startsWith('__')) {
      throw userError({
        message: `${what}: alertLabels contains ${quoted(name)}, which cannot be the name of a label in Prometheus`,
        fix: 'Use letters, digits and underscores. Start with a letter or a single underscore.',
      });
    }
    if (name === 'alertname' || name === 'severity') {
      throw userError({
        message: `${what}: alertLabels contains ${quoted(name)}, which every alert has already`,
        fix: name === 'severity' ? 'Use the option severity.' : 'Use another name.',
      });
    }
    if (typeof value !== 'string') {
      throw userError({ message: `${what}: alertLabels: ${quoted(name)} is ${quoted(value)}`, fix: 'Use a string.' });
    }
  }
}
