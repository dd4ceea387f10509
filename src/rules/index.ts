export * from './finding';
export { RuleTarget } from './rule';
export * from './rules';
