import { IConstruct } from 'constructs';
import { Problem } from '../facts/errors';

/** Finds out whether a group is created on the nodes of a workload. */
export interface GroupPreparation {
  problemIn(workload: IConstruct): Problem | undefined;
}
