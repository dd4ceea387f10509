// TS2339
import { LocalGroupGrant, UserRight } from 'cdk8s-hostprocess';

export const grant = LocalGroupGrant.userRight(
  UserRight.DEBUG, // twin: UserRight.LOG_ON_LOCALLY,
);
