export * from './decode';
export type * from './field-problem';
export { schema } from './schema';
