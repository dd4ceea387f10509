export * from './command-line';
export { environmentOf } from './environment';
export type { CommandPlace, Environment, EnvironmentEntry } from './environment';
export * from './executable';
export * from './limits';
export * from './problem';
export * from './sandbox-misspelling';
export { SANDBOX_SPELLINGS, sandboxReferences } from './sandbox-references';
export type { SandboxReference } from './sandbox-references';
