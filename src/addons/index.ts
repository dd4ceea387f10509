export * from './windows-node-exporter';
