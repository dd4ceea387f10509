// TS2322
import { LocalGroup, LocalGroupGrant } from 'cdk8s-hostprocess';

export const grant = LocalGroupGrant.podLogs();
export const group = LocalGroup.define('readers', {
  grants: ['C:\\logs'], // twin: grants: [grant],
});
