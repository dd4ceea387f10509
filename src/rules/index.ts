export * from './finding';
export type { RuleTarget } from './rule';
export * from './rules';
