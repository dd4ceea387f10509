// TS2353
import { LocalGroup } from 'cdk8s-hostprocess';

export const group = LocalGroup.define('readers', {
  members: ['alice'], // twin: description: 'alice reads',
});
