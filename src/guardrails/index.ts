export * from './host-process-namespace';
