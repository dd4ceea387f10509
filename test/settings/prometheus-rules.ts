import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import { onPath } from '../support/requirements';

export const missingPromtool = onPath('promtool') === undefined ? 'no promtool on PATH' : undefined;

/** Series by their name and labels, with values in the notation of promtool: one value a minute. */
export type Series = Readonly<Record<string, string>>;

/** What fires, as `alert` or `alert setting`, if Prometheus evaluates the rules of an object every minute. */
export function expectFiring(rule: any, series: Series, at: string, expected: readonly string[]): void {
  const said = promtool(rule, 'test', {
    tests: [{
      interval: '1m',
      input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
      promql_expr_test: [{
        expr: 'count by (alertname, instance, setting) (ALERTS{alertstate="firing"})',
        eval_time: at,
        exp_samples: expected.map((alert) => {
          const [alertname, setting] = alert.split(' ');
          return { labels: `{alertname="${alertname}", instance="node-1"${setting === undefined ? '' : `, setting="${setting}"`}}`, value: 1 };
        }),
      }],
    }],
  });
  expect(said).toEqual({ status: 0, stderr: '' });
}

/** The whole alert that fires, as Prometheus sends it. */
export function expectAlert(rule: any, series: Series, at: string, alertname: string, alert: { labels: object; annotations: object }): void {
  const said = promtool(rule, 'test', {
    tests: [{
      interval: '1m',
      input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
      alert_rule_test: [{ alertname, eval_time: at, exp_alerts: [{ exp_labels: alert.labels, exp_annotations: alert.annotations }] }],
    }],
  });
  expect(said).toEqual({ status: 0, stderr: '' });
}

/** What promtool says of the rules alone, with its lint checks. */
export function checkRules(rule: any): { status: number | null; stderr: string } {
  return promtool(rule, 'check');
}

function promtool({ spec }: any, command: 'check' | 'test', tests: object = {}): { status: number | null; stderr: string } {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-rules-'));
  writeFileSync(join(folder, 'rules.yml'), Yaml.stringify(spec));
  writeFileSync(join(folder, 'tests.yml'), Yaml.stringify({ rule_files: ['rules.yml'], evaluation_interval: '1m', ...tests }));
  const args = command === 'check' ? ['check', 'rules', '--lint=all', '--lint-fatal', 'rules.yml'] : ['test', 'rules', 'tests.yml'];
  const { status, stderr } = spawnSync('promtool', args, { cwd: folder, encoding: 'utf8' });
  return { status, stderr };
}
