export * from './host-process-validation';
