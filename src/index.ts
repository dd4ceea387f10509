export * from './account';
export * from './addons';
export * from './container';
export { Containerd } from './facts/containerd';
export * from './guardrails';
export * from './node';
export * from './rules';
export * from './settings';
export * from './workload';
