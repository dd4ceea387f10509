import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, Testing } from 'cdk8s';
import { documentOf, freshNode, group, rule } from './agent-documents';
import { describeWithPowerShell } from './powershell';
import { SimulatedNode } from './simulated-node';
import { LocalGroup, LocalGroupGrant } from '../../src';
import { expectFiring } from '../settings/prometheus-rules';
import { chartWithNamespace, settingsOn } from '../settings/settings';
import { describeWith } from '../support/requirements';

const promtool = spawnSync('promtool', ['--version']);
const agentReport = readFileSync(join(__dirname, '..', '..', 'src', 'agent', 'agent-report.ps1'), 'utf8');
const missing = promtool.status === 0 ? undefined : 'no promtool on PATH';

/** A node, and a document that has the metrics in the agent's own folder. */
function measured(settings: Parameters<typeof documentOf>[0], state = freshNode) {
  const node = new SimulatedNode(state);
  const document = { ...documentOf(settings), textfileDirectory: join(node.root, 'textfile') };
  return { node, pass: node.pass(document), again: () => node.pass(document), text: () => node.files['textfile/node-admin_base.prom'] };
}

const valuesOf = (text: string, family: string) => text.split('\n').filter((line) => line.startsWith(`${family}{`))
  .map((line) => [/setting="([^"]*)"/u.exec(line)?.[1], Number(line.split(' ').at(-1))]);

describeWithPowerShell('metrics of the node agent', () => {
  test('say which settings are in place, and which had drifted', () => {
    const { again, text } = measured([group, rule]);
    expect(valuesOf(text(), 'hostprocess_setting_converged').every(([, value]) => value === 1)).toBe(true);
    expect(valuesOf(text(), 'hostprocess_setting_drift')).toContainEqual(['localGroup/readers', 1]);
    again();
    expect(valuesOf(text(), 'hostprocess_setting_drift').filter(([, value]) => value !== 0)).toEqual([]);
    expect(Math.abs(valuesOf(text(), 'hostprocess_settings_last_success_timestamp_seconds')[0][1] as number - Date.now() / 1000)).toBeLessThan(120);
  });

  test('show a failed setting, and no success', () => {
    const { pass, text } = measured([LocalGroup.existing('operators'), LocalGroup.define('readers')]);
    expect(pass.exitCode).toBe(30);
    expect(valuesOf(text(), 'hostprocess_setting_converged')).toEqual([['localGroup/operators', 0], ['localGroup/readers', 1]]);
    expect(valuesOf(text(), 'hostprocess_settings_last_success_timestamp_seconds')).toEqual([[undefined, 0]]);
  });

  test('show that Windows waits for a reboot', () => {
    const { text } = measured([rule], { ...freshNode, rebootPending: true });
    expect(valuesOf(text(), 'hostprocess_settings_reboot_pending')).toEqual([[undefined, 1]]);
  });

  test('that cannot be written are told, and stop nothing', () => {
    const node = new SimulatedNode(freshNode);
    const pass = node.pass({ ...documentOf([rule]), textfileDirectory: 'C:\\nowhere' });
    expect({ exitCode: pass.exitCode, message: pass.events.at(-1).message }).toEqual({
      exitCode: 0, message: "metrics could not be written: the folder 'C:\\nowhere' for metrics does not exist, or is not a folder",
    });
  });

  test('are text without a byte order mark, with one line feed at the end', () => {
    const { node } = measured([rule]);
    const bytes = readFileSync(join(node.root, 'textfile', 'node-admin_base.prom'));
    expect(bytes.subarray(0, 6).toString()).toBe('# HELP');
    expect(bytes.toString()).toMatch(/[^\n]\n$/u);
    expect(bytes.includes('\r')).toBe(false);
  });

  describeWith('promtool', missing, 'as Prometheus reads them', () => {
    test('they are well-formed, whatever a setting is about', () => {
      const awkward = LocalGroup.define('a b', { grants: [LocalGroupGrant.directory('C:/data'), LocalGroupGrant.registryKey("SOFTWARE\\it's $(x) {y}, \u00e9")] });
      const { text } = measured([awkward, rule]);
      const { status, stderr, stdout } = spawnSync('promtool', ['check', 'metrics'], { input: text(), encoding: 'utf8' });
      expect({ status, said: `${stdout}${stderr}` }).toEqual({ status: 0, said: '' });
      expect(valuesOf(text(), 'hostprocess_setting_converged')).toContainEqual(["registryAccess/a b/software\\\\it's $(x) {y}, \u00e9", 0]);
    });

    test('the alerts find the agent and its settings in them', () => {
      const { text } = measured([LocalGroup.existing('operators'), rule], { ...freshNode, rebootPending: true });
      const series = Object.fromEntries([...text().matchAll(/^(\w+)\{(.*)\} (\S+)$/gmu)].map(([, family, labels, value]) => [`${family}{instance="node-1",${labels}}`, `${value}x60`]));
      const chart = chartWithNamespace();
      const short = { failedFor: Duration.minutes(10), restartPendingFor: Duration.minutes(10) };
      settingsOn(chart, 'settings', { metadata: { name: 'base' }, textfileDirectory: 'C:/metrics', every: Duration.minutes(15) }).addAlerts(short);
      const alerts = Testing.synth(chart).find(({ kind }) => kind === 'PrometheusRule');
      expectFiring(alerts, series, '20m', ['HostProcessRebootPending', 'HostProcessSettingFailed localGroup/operators']);
      const families = new Set(JSON.stringify(alerts).match(/\bhostprocess_\w+/gu));
      expect([...families].filter((family) => !agentReport.includes(family))).toEqual([]);
    });

    test('promtool would say something', () => {
      expect(spawnSync('promtool', ['check', 'metrics'], { input: 'hostprocess_x{a="b} 1\n', encoding: 'utf8' }).status).not.toBe(0);
    });
  });
});
