import { Chart, Testing } from 'cdk8s';
import { WindowsAccount, WindowsNodeExporter, WindowsNodeExporterProps } from '../../../src';

export const system = WindowsAccount.localSystem({ reason: 'reads performance counters' });

export function chartInMonitoring(): Chart {
  return new Chart(Testing.app(), 'chart', { namespace: 'monitoring' });
}

export function exporterIn(chart: Chart, props: Partial<WindowsNodeExporterProps> & Record<string, unknown> = {}): WindowsNodeExporter {
  return new WindowsNodeExporter(chart, 'exporter', { account: system, ...props });
}

/** An exporter and what it is rendered to. */
export interface Rendered {
  readonly exporter: WindowsNodeExporter;
  readonly pod: any;
  readonly container: any;
  readonly configMap: any;
  readonly objects: any[];
}

export function rendered(props: Partial<WindowsNodeExporterProps> = {}): Rendered {
  const chart = chartInMonitoring();
  const exporter = exporterIn(chart, props);
  const objects = Testing.synth(chart);
  const { spec: { template } } = objects.find(({ kind, metadata }) => kind === 'DaemonSet' && metadata.name === exporter.daemonSet.name);
  const configMap = objects.find(({ data }) => data?.['config.yml'] !== undefined);
  return { exporter, pod: template, container: template.spec.containers[0], configMap, objects };
}

/** The configuration file of an exporter, as text. */
export function fileOf(props: Partial<WindowsNodeExporterProps> = {}): string {
  return rendered(props).configMap.data['config.yml'];
}
