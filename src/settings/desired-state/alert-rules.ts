import type { AlertTerms } from './alert-options';
import { SettingsMode } from './settings-mode';

/** The agent that the alerts are about. */
export interface AlertedAgent {
  readonly namespace: string;
  readonly name: string;
  readonly mode: SettingsMode;
  /** In seconds. Undefined if the agent runs once per pod. */
  readonly every?: number;
}

/** An alert, before it has the labels and annotations of all alerts. */
interface Alert {
  readonly alert: string;
  readonly expr: string;
  /** In seconds. Undefined for an alert that fires at once. */
  readonly for?: number;
  readonly summary: string;
  readonly description: string;
}

const DAY = 86_400;

/**
 * How many samples must show that a pass has corrected a setting. One pass is in at most two
 * samples, so at least three passes have corrected the setting.
 */
const REPEATED = 5;

/**
 * The alerting rules of a PrometheusRule.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
 */
export function alertRules(agent: AlertedAgent, terms: AlertTerms): object[] {
  const alerts = [
    ...passAlerts(agent, terms),
    ...settingAlerts(agent, terms),
    ...restartAlerts(agent, terms),
  ];
  return alerts.map(({ alert, expr, for: seconds, summary, description }) => ({
    alert,
    expr,
    for: seconds && promDuration(seconds),
    labels: { ...terms.labels, severity: terms.severity },
    annotations: { summary, description, runbook_url: terms.runbookUrl },
  }));
}

/** Whether the agent works at all on a node. */
function passAlerts(agent: AlertedAgent, { staleAfter, failedFor }: AlertTerms): Alert[] {
  const lastRun = metric(agent, 'hostprocess_settings_last_run_timestamp_seconds');
  const pods = metric(agent, 'kube_pod_info', { created_by_kind: 'DaemonSet', created_by_name: agent.name });
  const stale: Alert[] = staleAfter === undefined ? [] : [{
    alert: 'HostProcessSettingsStale',
    expr: `time() - ${lastRun} > ${staleAfter}`,
    for: 300,
    summary: 'The node agent has stopped checking a node.',
    description: `${subject(agent)}: the last pass ended {{ $value | humanizeDuration }} ago, and the other metrics of the agent are just as old. Read the log of the agent's pod on this node.`,
  }];
  return [...stale, {
    alert: 'HostProcessSettingsMetricsMissing',
    expr: [
      `label_replace(max by (node) ${pods}, "instance", "$1", "node", "(.+)")`,
      'and on (instance) windows_exporter_collector_success{collector="textfile"}',
      `unless on (instance) ${lastRun}`,
    ].join('\n'),
    for: failedFor,
    summary: 'The node agent has written no metrics on a node.',
    description: `${subject(agent)}: windows_exporter runs on this node, and so does a pod of the agent, but the agent's metrics are missing. Read the log of the pod, and compare textfileDirectory with the folder that windows_exporter reads.`,
  }, {
    alert: 'HostProcessAgentScriptsWritable',
    expr: `${metric(agent, 'hostprocess_agent_scripts_writable')} == 1`,
    summary: 'Accounts other than SYSTEM and administrators can change what the node agent runs.',
    description: `${subject(agent)}: other accounts can change the agent's scripts, which run as LocalSystem. To close the folder of the kubelet's volumes, use NodeDirectory.kubeletVolumes().`,
  }];
}

/** Whether the node is as the settings describe it. */
function settingAlerts(agent: AlertedAgent, { failedFor, driftFor, certificateExpiresWithin }: AlertTerms): Alert[] {
  const [converged, drift] = ['hostprocess_setting_converged', 'hostprocess_setting_drift'].map((name) => metric(agent, name));
  const undone: Alert[] = agent.every === undefined || agent.mode === SettingsMode.AUDIT ? [] : [{
    alert: 'HostProcessSettingUndone',
    // Both metrics are 1 after a pass that has corrected the setting, until the next pass.
    expr: `sum_over_time((${converged} * ${drift})[${promDuration(Math.max(DAY, 8 * agent.every))}:${promDuration(agent.every)}]) >= ${REPEATED}`,
    summary: 'Something on a node keeps undoing a setting.',
    description: `${subject(agent)}: the agent has corrected {{ $labels.setting }} in at least three passes. A group policy or another program changes it back.`,
  }];
  return [{
    alert: 'HostProcessSettingFailed',
    // Drift that the agent only reports is not a failure.
    expr: `${converged} == 0 unless ${drift} == 1`,
    for: failedFor,
    summary: 'A setting has failed on a node.',
    description: `${subject(agent)}: {{ $labels.setting }} has failed in every pass. The message in the log of the agent's pod on this node states the reason.`,
  }, {
    alert: 'HostProcessSettingDrift',
    expr: `${converged} == 0 and ${drift} == 1`,
    for: driftFor,
    summary: 'A node differs from a setting that the node agent only reports.',
    description: `${subject(agent)}: the node differs from {{ $labels.setting }}, and the agent does not correct this. The differences are in the log of the agent's pod on this node.`,
  }, ...undone, {
    alert: 'HostProcessSettingCertificateExpires',
    expr: `${metric(agent, 'hostprocess_setting_expiry_timestamp_seconds')} - time() < ${certificateExpiresWithin}`,
    summary: 'A certificate in node settings expires soon, or has expired.',
    description: `${subject(agent)}: the certificate of {{ $labels.setting }} {{ if lt $value 0.0 }}has expired{{ else }}expires in {{ $value | humanizeDuration }}{{ end }}. Add its successor to the settings.`,
  }];
}

/** Whether something must restart. */
function restartAlerts(agent: AlertedAgent, { restartPendingFor }: AlertTerms): Alert[] {
  // Without an interval, the agent does not see that a service has restarted.
  const pending: Alert[] = agent.every === undefined ? [] : [{
    alert: 'HostProcessSettingWaitsForRestart',
    expr: `${metric(agent, 'hostprocess_setting_pending')} == 1`,
    for: restartPendingFor,
    summary: 'A changed setting still waits for a restart.',
    description: `${subject(agent)}: {{ $labels.setting }} takes effect only after a restart. The log of the agent's pod on this node names what must restart.`,
  }];
  return [...pending, {
    alert: 'HostProcessRebootPending',
    expr: `${metric(agent, 'hostprocess_settings_reboot_pending')} == 1`,
    for: restartPendingFor,
    summary: 'Windows still waits for a reboot.',
    description: `${subject(agent)}: Windows has a pending reboot. Drain the node and reboot it.`,
  }];
}

function subject({ namespace, name }: AlertedAgent): string {
  return `Node settings ${namespace}/${name} on {{ $labels.instance }}`;
}

/**
 * The series of one agent. Prometheus renames the label `namespace` of the metric if the target has
 * such a label, unless it honors the labels of the metric.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config
 */
function metric({ namespace, name }: AlertedAgent, family: string, labels: Readonly<Record<string, string>> = { name }): string {
  const [renamed, own] = [{ exported_namespace: namespace }, { exported_namespace: '', namespace }]
    .map((place) => `${family}{${Object.entries({ ...place, ...labels }).map(([key, value]) => `${key}="${value}"`).join(',')}}`);
  return `(${renamed} or ${own})`;
}

const units = [['d', DAY], ['h', 3600], ['m', 60], ['s', 1]] as const;

/** A duration as Prometheus writes it, such as `1h30m`. */
export function promDuration(seconds: number): string {
  let rest = seconds;
  return units.map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest %= size;
    return count === 0 ? '' : `${count}${unit}`;
  }).join('');
}
