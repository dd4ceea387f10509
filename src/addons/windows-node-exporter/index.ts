export * from './collector-options';
export * from './exporter-collector';
export * from './exporter-firewall';
export * from './exporter-performance-object';
export { type ExporterMonitorOptions, type ExporterScrapeBasicAuth, ExporterScrapeTls, type ExporterScrapeTlsOptions } from './exporter-scrape';
export { type ExporterTlsOptions, ExporterWebConfig, type ExporterWebConfigOptions } from './exporter-web-config';
export * from './windows-node-exporter';
export { ExporterLogFormat, ExporterLogLevel, ExporterPriority, type WindowsNodeExporterProps } from './windows-node-exporter-props';
export * from '../../facts/windows-exporter/sub-collectors';
