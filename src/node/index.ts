export * from './node-toleration';
export * from './windows-nodes';
export * from './windows-server';
