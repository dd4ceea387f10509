import { IConstruct } from 'constructs';
import { Problem } from '../facts/errors';

/** Knows whether a group is made where a workload runs. */
export interface GroupPreparation {
  problemIn(workload: IConstruct): Problem | undefined;
}
