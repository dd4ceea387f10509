import { Size, SizeRoundingBehavior, Yaml } from 'cdk8s';
import { ExporterCollector } from './exporter-collector';
import { WindowsNodeExporterProps } from './windows-node-exporter-props';
import { checkInteger, quoted, userError } from '../../facts/errors';
import { collectors as collectorFacts } from '../../facts/windows-exporter/collectors';

export const DEFAULT_PORT = 9182;
export const DEFAULT_PATH = '/metrics';

/** The configuration of windows_exporter. */
export interface Configuration {
  /** The configuration file. */
  readonly file: string;
  /** Options that the file of this release does not support. */
  readonly flags: readonly string[];
}

/**
 * The configuration file for these properties. It contains the regular expressions, because cmd.exe
 * would interpret them on a command line.
 */
export function configurationOf(collectors: readonly ExporterCollector[], props: WindowsNodeExporterProps): Configuration {
  checkCollectors(collectors);
  const sections = collectors.map(({ _name, _rendered: { section } }): [string, object] => [collectorFacts[_name].section, section]);
  const file = withoutEmpty({
    collectors: { enabled: collectors.map(({ name }) => name).join(',') },
    collector: withoutEmpty(Object.fromEntries(sections)),
    debug: { enabled: props.debugEndpoints },
    log: { level: props.logLevel, format: props.logFormat },
    process: { 'priority': props.priority, 'memory-limit': memoryLimit(props.memoryLimit) },
    scrape: { 'timeout-margin': timeoutMargin(props) },
    telemetry: { path: metricsPath(props) },
    web: { 'disable-exporter-metrics': props.disableExporterMetrics, 'listen-address': `:${portOf(props)}` },
  });
  const flags = collectors.flatMap(({ name, _rendered }) => Object.entries(_rendered.flags).map(([flag, value]) => `--collector.${name}.${flag}=${value}`));
  return { file: Yaml.stringify(file), flags };
}

export function portOf({ port = DEFAULT_PORT }: WindowsNodeExporterProps): number {
  checkInteger('WindowsNodeExporter: port', port, { min: 1, max: 65535 });
  return port;
}

function checkCollectors(collectors: readonly ExporterCollector[]): void {
  if (!Array.isArray(collectors) || collectors.length === 0) {
    throw userError({
      message: `WindowsNodeExporter: collectors must be a list with at least one ExporterCollector, got ${quoted(collectors)}`,
      fix: 'List at least one, or omit collectors to use the default ones.',
    });
  }
  const names = collectors.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw userError({ message: `WindowsNodeExporter: collectors contains the collector ${quoted(twice)} twice`, fix: 'List each collector once, with all its options.' });
  }
}

function memoryLimit(size: Size | undefined): string | undefined {
  // Kibibytes are the smallest unit of cdk8s.
  const kibibytes = size?.toKibibytes({ rounding: SizeRoundingBehavior.FAIL });
  if (kibibytes === undefined) {
    return undefined;
  }
  checkInteger('WindowsNodeExporter: memoryLimit in bytes', kibibytes * 1024, { min: 0, max: Number.MAX_SAFE_INTEGER });
  return String(kibibytes * 1024);
}

function timeoutMargin({ timeoutMargin: margin }: WindowsNodeExporterProps): string | undefined {
  const milliseconds = margin?.toMilliseconds();
  if (milliseconds === undefined) {
    return undefined;
  }
  checkInteger('WindowsNodeExporter: timeoutMargin in milliseconds', milliseconds, { min: 0 });
  return String(milliseconds / 1000);
}

function metricsPath({ metricsPath: path }: WindowsNodeExporterProps): string | undefined {
  if (path !== undefined && (!/^\/[A-Za-z0-9._~/-]+$/u.test(path) || ['/health', '/version'].includes(path) || path.startsWith('/debug/'))) {
    throw userError({
      message: `WindowsNodeExporter: metricsPath ${quoted(path)} is not a path where windows_exporter can serve metrics`,
      fix: 'Use a path such as "/metrics". windows_exporter reserves /health, /version and /debug.',
    });
  }
  return path;
}

/** Removes undefined keys, and then sections without keys. */
function withoutEmpty(sections: Readonly<Record<string, object>>): object {
  const kept = Object.entries(sections).map(([name, section]): [string, object] => (
    [name, Object.fromEntries(Object.entries(section).filter(([, value]) => value !== undefined))]
  ));
  return Object.fromEntries(kept.filter(([, section]) => Object.keys(section).length > 0));
}
