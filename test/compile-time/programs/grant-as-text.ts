// TS2322
import { LocalGroup, LocalGroupGrant } from 'cdk8s-hostprocess';

export const grant = LocalGroupGrant.podLogs();
export const group = LocalGroup.define({
  name: 'readers',
  grants: ['C:\\logs'], // twin: grants: [grant],
});
