import { goodPod, Json, versions } from './manifests';
import { Rules } from '../../src';

const account = { securityContext: { windowsOptions: { hostProcess: true, runAsUserName: 'NT AUTHORITY\\Local service' } } };

function found(kind: string, spec: Json): string[] {
  return Rules.check([{ apiVersion: versions[kind], kind, metadata: { name: 'agent' }, spec }]).map(({ rule, severity, pointer }) => `${rule} ${severity} ${pointer}`);
}

describe('HPC114: a patch', () => {
  test.each<[what: string, kind: string, spec: Json]>([
    ['of the pod', 'DaemonSet', { template: { spec: account } }],
    ['of a container', 'Deployment', { template: { spec: { ...account, containers: [{ name: 'main', args: ['--verbose'] }] } } }],
    ['of a Job', 'Job', { template: { spec: account } }],
    ['of a CronJob', 'CronJob', { jobTemplate: { spec: { template: { spec: account } } } }],
  ])('%s is named, and its missing fields are not', (_what, kind, spec) => {
    expect(found(kind, spec)).toEqual(['HPC114 warning /spec']);
  });

  test('that has nothing to do with Windows is nobody’s business', () => {
    expect(found('DaemonSet', { template: { spec: { priorityClassName: 'high' } } })).toEqual([]);
  });

  test.each<[what: string, kind: string, spec: Json]>([
    ['a selector', 'DaemonSet', { template: { spec: goodPod().spec } }],
    ['containers', 'DaemonSet', { selector: {}, template: { spec: account } }],
    ['containers', 'Job', { template: { spec: { ...account, restartPolicy: 'Never' } } }],
    ['containers', 'Pod', account],
  ])('is not an object that lacks only %s, in a %s', (_what, kind, spec) => {
    expect(found(kind, spec)).not.toContain('HPC114 warning /spec');
  });
});
