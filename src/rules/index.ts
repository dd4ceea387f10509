export * from './finding';
export type { RuleTargetOptions } from './rule';
export * from './rules';
