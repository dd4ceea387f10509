import { Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { LocalGroup, LocalGroupBootstrap, NodeSetting, WindowsNodeSettings, WindowsNodeSettingsProps } from '../../src';

export function chartWithNamespace(id = 'chart'): Chart {
  return new Chart(Testing.app(), id, { namespace: 'node-admin' });
}

/** What the agent is told by a construct of this chart. */
export function desiredIn(chart: Chart): any {
  const documents = Testing.synth(chart).flatMap(({ kind, data }) => (kind === 'ConfigMap' && data['desired.json'] !== undefined ? [data['desired.json']] : []));
  expect(documents).toHaveLength(1);
  return JSON.parse(documents[0]);
}

/** The settings in `desired.json` for these. */
export function desiredOf(...settings: NodeSetting[]): any[] {
  const chart = chartWithNamespace();
  new WindowsNodeSettings(chart, 'settings', { settings });
  return desiredIn(chart).settings;
}

export function settingsOn(scope: Construct, id: string, props: Partial<WindowsNodeSettingsProps>): WindowsNodeSettings {
  const { settings = [LocalGroup.define('readers')] } = props;
  const image = Array.isArray(settings) && settings.some((setting) => setting._needsImage) ? 'registry.example.com/node-files:1.0.0' : undefined;
  return new WindowsNodeSettings(scope, id, { settings, image, ...props });
}

export function bootstrapOn(scope: Construct, id: string, ...groups: LocalGroup[]): LocalGroupBootstrap {
  return new LocalGroupBootstrap(scope, id, { groups });
}
