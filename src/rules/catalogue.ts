import { rule as hpc014 } from './hpc014-account-missing';
import { rule as hpc031 } from './hpc031-port-clash';
import type { Rule } from './rule';

/** Every rule, by id. */
export const catalogue: readonly Rule[] = [
  hpc014,
  hpc031,
];
